import {
  Document,
  DescriptionItem,
  DescriptionList,
  Form,
  MethodMenu,
  tenantPaths,
  toHtml,
  type AccountView,
  type MethodEntry,
  type TenantContext,
} from '#pages';
import { IdentityCard, type IdentityView } from '#binding';
import type { ScanConnection, ScanMethod } from '../scan-method.js';
import { Identify } from './phone/identify.js';
import { qrPaths } from './qr-paths.js';
import { texts } from './texts/index.js';

interface InsideIdentifyPageProps {
  readonly context: TenantContext;
  readonly method: Pick<ScanMethod, 'key' | 'app' | 'script'>;
  readonly connection: Pick<ScanConnection, 'scriptFacts'>;
  /** Other enabled methods, for a person whom the app does not identify. */
  readonly methods: readonly MethodEntry[];
  /** Where the logon should lead. */
  readonly returnTo?: string | undefined;
}

/** The logon page inside the app's own browser: no QR code, as the app identifies the person (C9). */
export function insideIdentifyPage(props: InsideIdentifyPageProps): string {
  const { context, method, connection, methods, returnTo } = props;
  const paths = qrPaths(context.tenant.slug, method.key);
  return toHtml(
    <Document
      context={context}
      title={texts(context.locale).phone(method.app[context.locale]).identify.title}
      scripts={[method.script]}
      styles={['phone.css']}
    >
      <Identify
        context={context}
        method={method}
        connection={connection}
        identity={paths.identity}
        oauth={paths.oauth}
        returnTo={returnTo}
      />
      <MethodMenu context={context} methods={methods} current={method.key} />
    </Document>,
  );
}

interface InsideConfirmPageProps {
  readonly context: TenantContext;
  readonly method: Pick<ScanMethod, 'key' | 'app'>;
  readonly identity: IdentityView;
  /** `null`: not linked; attachment comes next. */
  readonly account: AccountView | null;
  /** The application that the person is on the way to, or else the organisation. */
  readonly destination: string;
  /** Key of another enabled method, if there is one. */
  readonly other: string | undefined;
}

/** `Log on as <masked name>?` An explicit confirm, as with a scan (C1). */
export function insideConfirmPage(props: InsideConfirmPageProps): string {
  const { context, method, identity, account, destination, other } = props;
  const t = texts(context.locale).phone(method.app[context.locale]).inside;
  const paths = tenantPaths(context.tenant.slug);
  const title = t.title(identity.name);
  return toHtml(
    <Document context={context} title={title}>
      <h1 safe>{title}</h1>
      <IdentityCard context={context} identity={identity} />
      <p class="lead" safe>
        {account === null ? t.notLinked : t.text(destination)}
      </p>
      <Form context={context} action={qrPaths(context.tenant.slug, method.key).confirm}>
        {account === null ? (
          ''
        ) : (
          <DescriptionList>
            <DescriptionItem label={t.account}>
              <strong safe>{account.displayName}</strong> <small safe>{account.username}</small>
            </DescriptionItem>
          </DescriptionList>
        )}
        <button class="button primary" safe>
          {t.submit}
        </button>
        {other === undefined ? (
          ''
        ) : (
          <a class="link center" href={`${paths.logon}?method=${encodeURIComponent(other)}`} safe>
            {t.other}
          </a>
        )}
      </Form>
    </Document>,
  );
}
