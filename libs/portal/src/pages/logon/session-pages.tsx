import { messages } from '../../i18n/index.js';
import { Document, toHtml } from '../layout/document.js';
import { Form } from '../layout/form.js';
import { ErrorBox } from '../layout/notice.js';
import { Sheet } from '../layout/sheet.js';
import type { AccountView, ErrorNotice, TenantContext } from '../page-context.js';
import type { LogonMethodPanels, PanelState } from '../panels/logon-method-panel.js';
import { tenantPaths } from '../paths.js';
import { MethodMenu, type MethodEntry } from './method-menu.js';

export interface AlreadyLoggedOnPageProps {
  readonly context: TenantContext;
  readonly account: AccountView;
  /** Where going on leads: the return target kept on the server, or the portal's home. */
  readonly goOnTo: string;
}

/** The logon page for somebody who is logged on: go on, or (POST log off) log on as someone else. */
export function alreadyLoggedOnPage({ context, account, goOnTo }: AlreadyLoggedOnPageProps): string {
  const t = messages(context.locale).logon.already;
  return toHtml(
    <Document context={context} title={t.title}>
      <Sheet icon="people" tone="calm" title={t.title} text={t.as(account.displayName)}>
        <div class="actions">
          <a class="button primary" href={goOnTo} safe>
            {t.goOn}
          </a>
          <Form context={context} action={tenantPaths(context.tenant.slug).logoff} class="stack">
            <input type="hidden" name="then" value="logon" />
            <button class="button" safe>
              {t.other}
            </button>
          </Form>
        </div>
        <p class="hint after" safe>
          {t.otherHint}
        </p>
      </Sheet>
    </Document>,
  );
}

export interface FreshAuthenticationPageProps {
  readonly context: TenantContext;
  readonly panels: LogonMethodPanels;
  readonly account: AccountView;
  readonly methods: readonly MethodEntry[];
  /** The method on show; undefined: the account has none that proves by a form. */
  readonly current: string | undefined;
  /** Methods that prove by a whole logon, on the logon page. */
  readonly byLogon: readonly MethodEntry[];
  readonly state?: PanelState | undefined;
  readonly error?: ErrorNotice | undefined;
  /** Where the person goes afterwards; travels in the form. */
  readonly then?: string | undefined;
  /** Where the way back leads; the portal's home unless given. */
  readonly cancelTo?: string | undefined;
}

/** Asks a logged-on person to prove once more that it is them, before a sensitive act. */
export function freshAuthenticationPage(props: FreshAuthenticationPageProps): string {
  const { context, panels, account, methods, current, byLogon, state = {}, error, then } = props;
  const all = messages(context.locale);
  const t = all.logon.fresh;
  const panel = current === undefined ? undefined : panels.get(current);
  const paths = tenantPaths(context.tenant.slug);
  return toHtml(
    <Document context={context} title={t.title} scripts={panel?.scripts}>
      <h1 safe>{t.title}</h1>
      <p class="subtitle" safe>
        {t.text(account.displayName)}
      </p>
      <ErrorBox context={context} error={error} />
      {panel !== undefined &&
        panel.render({
          context,
          action: `${paths.reauthenticate}/${encodeURIComponent(panel.key)}`,
          returnTo: then,
          state: { ...state, view: { username: account.username, ...state.view } },
        })}
      <MethodMenu
        context={context}
        methods={methods}
        current={current}
        elsewhere={byLogon.map((method) => ({ ...method, href: logOnAgain(paths.logon, method.key, then) }))}
      />
      <p class="after">
        <a href={props.cancelTo ?? paths.home} safe>
          {all.common.cancel}
        </a>
      </p>
    </Document>,
  );
}

/** The logon page, for somebody who is logged on already. */
function logOnAgain(logon: string, method: string, then: string | undefined): string {
  const query = new URLSearchParams({
    method,
    again: '1',
    ...(then === undefined ? {} : { return_to: then }),
  });
  return `${logon}?${query.toString()}`;
}

/** After logging off. */
export function loggedOffPage({ context }: { readonly context: TenantContext }): string {
  const t = messages(context.locale).logon.loggedOff;
  return toHtml(
    <Document context={context} title={t.title}>
      <Sheet icon="check" tone="good" title={t.title} text={t.text(context.tenant.name)}>
        <div class="actions">
          <a class="button primary" href={tenantPaths(context.tenant.slug).logon} safe>
            {t.again}
          </a>
        </div>
        <p class="hint after" safe>
          {t.hint}
        </p>
      </Sheet>
    </Document>,
  );
}
