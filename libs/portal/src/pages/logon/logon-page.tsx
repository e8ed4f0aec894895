import { messages } from '../../i18n/index.js';
import type { en } from '../../i18n/en.js';
import { Document, toHtml } from '../layout/document.js';
import { ErrorBox, Notice } from '../layout/notice.js';
import { Sheet } from '../layout/sheet.js';
import type { ErrorNotice, TenantContext } from '../page-context.js';
import type { LogonMethodPanels, PanelState } from '../panels/logon-method-panel.js';
import { tenantPaths } from '../paths.js';
import { MethodMenu, type MethodEntry } from './method-menu.js';

export type LogonNotice = keyof typeof en.logon.notice;

/** The organisation that the browser is logged on to, when it is another one. */
export interface Elsewhere {
  readonly name: string;
  readonly home: string;
}

export interface LogonPageProps {
  readonly context: TenantContext;
  readonly panels: LogonMethodPanels;
  /** The enabled methods in the tenant's order. */
  readonly methods: readonly MethodEntry[];
  /** The method on show: the default, or the one asked for. `undefined` when none is enabled. */
  readonly current: string | undefined;
  readonly state?: PanelState | undefined;
  /** Where the logon should lead, as the address of this page says. */
  readonly returnTo?: string | undefined;
  readonly notice?: LogonNotice | undefined;
  readonly elsewhere?: Elsewhere | undefined;
  /** A refusal that belongs to the page, not to the method's form. */
  readonly error?: ErrorNotice | undefined;
}

/** The tenant's logon page. */
export function logonPage(props: LogonPageProps): string {
  const { context, panels, methods, current, state = {}, notice, elsewhere, error } = props;
  const t = messages(context.locale).logon;
  if (current === undefined) return withoutMethod(context);
  const panel = panels.get(current);
  const label = methods.find(({ key }) => key === current)?.label ?? panel.label;
  return toHtml(
    <Document context={context} title={t.title(context.tenant.name)} scripts={panel.scripts}>
      <h1 safe>{t.title(context.tenant.name)}</h1>
      <p class="subtitle" safe>
        {label[context.locale]}
      </p>
      <OwnText text={context.tenant.logonText} />
      {notice === undefined ? '' : <Notice tone="calm" text={t.notice[notice]} />}
      {elsewhere === undefined ? (
        ''
      ) : (
        <Notice
          tone="calm"
          text={t.elsewhere(elsewhere.name)}
          link={{ href: elsewhere.home, label: t.toElsewhere(elsewhere.name) }}
        />
      )}
      <ErrorBox context={context} error={error} />
      {panel.render({
        context,
        action: tenantPaths(context.tenant.slug).method(current),
        state,
        returnTo: props.returnTo,
      })}
      <MethodMenu context={context} methods={methods} current={current} />
    </Document>,
  );
}

/** What the organisation itself has to say. */
function OwnText({ text = '' }: { text: string | undefined }) {
  if (text === '') return '';
  return (
    <p class="own-text" safe>
      {text}
    </p>
  );
}

function withoutMethod(context: TenantContext): string {
  const t = messages(context.locale).logon.noMethod;
  return toHtml(
    <Document context={context} title={t.title}>
      <Sheet icon="off" tone="calm" title={t.title} text={t.text} />
    </Document>,
  );
}
