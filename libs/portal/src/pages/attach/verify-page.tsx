import { messages } from '../../i18n/index.js';
import { Document, toHtml } from '../layout/document.js';
import { ErrorBox, Notice } from '../layout/notice.js';
import { MethodMenu, type MethodEntry } from '../logon/method-menu.js';
import type { ErrorNotice, IdentityView, TenantContext } from '../page-context.js';
import type { LogonMethodPanels, PanelState } from '../panels/logon-method-panel.js';
import { tenantPaths } from '../paths.js';
import { Form } from '../layout/form.js';

export interface AttachVerifyPageProps {
  readonly context: TenantContext;
  readonly panels: LogonMethodPanels;
  readonly identity: IdentityView;
  /** The enabled methods that can prove an account; never DingTalk QR (A3). */
  readonly methods: readonly MethodEntry[];
  readonly current: string;
  readonly state?: PanelState | undefined;
  readonly error?: ErrorNotice | undefined;
}

/** The same panels as the logon page, under a banner that names the identity (A4). */
export function attachVerifyPage(props: AttachVerifyPageProps): string {
  const { context, panels, identity, methods, current, state = {}, error } = props;
  const all = messages(context.locale);
  const t = all.attach.verify;
  const panel = panels.get(current);
  const label = methods.find(({ key }) => key === current)?.label ?? panel.label;
  const paths = tenantPaths(context.tenant.slug);
  return toHtml(
    <Document context={context} title={t.title} scripts={panel.scripts}>
      <h1 safe>{t.title}</h1>
      <Notice tone="warn" text={t.banner(identity.maskedName, identity.organisation)} />
      <p class="subtitle" safe>
        {label[context.locale]}
      </p>
      <ErrorBox context={context} error={error} />
      {panel.render({ context, action: `${paths.attach.verify}/${encodeURIComponent(current)}`, state })}
      <MethodMenu context={context} methods={methods} current={current} />
      <Form context={context} action={paths.attach.cancel} class="after">
        <button class="link center" safe>
          {all.attach.notMe}
        </button>
      </Form>
    </Document>,
  );
}
