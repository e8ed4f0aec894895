import {
  commonTexts,
  Document,
  Form,
  MethodMenu,
  MessageCard,
  tenantPaths,
  toHtml,
  type AccountView,
  type LogonPanel,
  type MethodEntry,
  type PanelState,
  type TenantContext,
} from '#pages';
import { texts } from '../texts/index.js';

interface AlreadyLoggedOnPageProps {
  readonly context: TenantContext;
  readonly account: AccountView;
  /** Where to continue: the return address kept on the server, or the portal's home. */
  readonly goOnTo: string;
}

/** The logon page for somebody who is logged on: continue, or (POST log off) log on as someone else. */
export function alreadyLoggedOnPage({ context, account, goOnTo }: AlreadyLoggedOnPageProps): string {
  const t = texts(context.locale).logon.already;
  return toHtml(
    <Document context={context} title={t.title}>
      <MessageCard icon="people" tone="calm" title={t.title} text={t.as(account.displayName)}>
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
      </MessageCard>
    </Document>,
  );
}

interface FreshAuthenticationPageProps {
  readonly context: TenantContext;
  readonly account: AccountView;
  readonly methods: readonly MethodEntry[];
  /** The panel of the method shown; undefined: the account has no method with a form. */
  readonly current: LogonPanel | undefined;
  /** Methods that prove the account by a whole logon, on the logon page. */
  readonly byLogon: readonly MethodEntry[];
  readonly state?: PanelState | undefined;
  /** Where the person continues afterwards; sent with the form. */
  readonly then?: string | undefined;
}

/** Asks a logged-on person to authenticate again before a sensitive act. */
export function freshAuthenticationPage(props: FreshAuthenticationPageProps): string {
  const { context, account, methods, current, byLogon, state = {}, then } = props;
  const t = texts(context.locale).logon.fresh;
  const paths = tenantPaths(context.tenant.slug);
  return toHtml(
    <Document context={context} title={t.title} scripts={current?.scripts} styles={current?.styles}>
      <h1 safe>{t.title}</h1>
      <p class="subtitle" safe>
        {t.text(account.displayName)}
      </p>
      {current !== undefined &&
        current.render({
          context,
          action: `${paths.reauthenticate}/${encodeURIComponent(current.key)}`,
          returnTo: then,
          state: { ...state, view: { username: account.username, ...state.view } },
        })}
      <MethodMenu
        context={context}
        methods={methods}
        current={current?.key}
        elsewhere={byLogon.map((method) => ({ ...method, href: logOnAgain(paths.logon, method.key, then) }))}
      />
      <p class="after">
        <a href={paths.home} safe>
          {commonTexts(context.locale).common.cancel}
        </a>
      </p>
    </Document>,
  );
}

/** The address of the logon page, for somebody who is logged on already. */
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
  const t = texts(context.locale).logon.loggedOff;
  return toHtml(
    <Document context={context} title={t.title}>
      <MessageCard icon="check" tone="good" title={t.title} text={t.text(context.tenant.name)}>
        <div class="actions" data-logged-off="">
          <a class="button primary" href={tenantPaths(context.tenant.slug).logon} safe>
            {t.again}
          </a>
        </div>
        <p class="hint after" safe>
          {t.hint}
        </p>
      </MessageCard>
    </Document>,
  );
}
