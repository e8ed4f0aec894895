import {
  Document,
  Form,
  MethodMenu,
  Notice,
  toHtml,
  type LogonPanel,
  type MethodEntry,
  type PanelState,
  type TenantContext,
} from '#pages';
import { attachPaths } from './attach-paths.js';
import type { IdentityView } from './identity-card.js';
import { texts } from './texts/index.js';

interface AttachVerifyPageProps {
  readonly context: TenantContext;
  readonly identity: IdentityView;
  /** The enabled methods that can prove an account; never the one with which the identity logged on (A3). */
  readonly methods: readonly MethodEntry[];
  readonly current: MethodEntry;
  /** The panel of the current method. */
  readonly panel: LogonPanel;
  readonly state?: PanelState | undefined;
}

/** The panels of the logon page, under a banner that names the identity (A4). */
export function attachVerifyPage(props: AttachVerifyPageProps): string {
  const { context, panel, identity, methods, current, state = {} } = props;
  const { attach } = texts(context.locale);
  const t = attach.verify;
  const paths = attachPaths(context.tenant.slug);
  return toHtml(
    <Document context={context} title={t.title} scripts={panel.scripts} styles={panel.styles}>
      <h1 safe>{t.title}</h1>
      <Notice
        tone="warn"
        text={t.banner(identity.provider[context.locale], identity.name, identity.organisation)}
      />
      <h2 class="visually-hidden" safe>
        {current.label[context.locale]}
      </h2>
      {panel.render({ context, action: `${paths.verify}/${encodeURIComponent(current.key)}`, state })}
      <MethodMenu context={context} methods={methods} current={current.key} />
      <Form context={context} action={paths.cancel} class="after">
        <button class="link center" safe>
          {attach.notMe}
        </button>
      </Form>
    </Document>,
  );
}
