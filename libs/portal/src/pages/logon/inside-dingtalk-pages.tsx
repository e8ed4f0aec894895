import {
  Document,
  Fact,
  Facts,
  Form,
  MethodMenu,
  tenantPaths,
  toHtml,
  type AccountView,
  type MethodEntry,
  type TenantContext,
} from '#pages';
import { IdentityCard, type IdentityView } from '#binding';
import { qrPaths } from '../qr-paths.js';
import { Identify, type DingTalkAppView } from '../phone/identify.js';
import { texts } from '../texts/index.js';

interface InsideIdentifyPageProps {
  readonly context: TenantContext;
  readonly app: DingTalkAppView;
  /** Other enabled methods, for a person whom DingTalk does not vouch for. */
  readonly methods: readonly MethodEntry[];
  /** Where the logon should lead. */
  readonly returnTo?: string | undefined;
}

/** The logon page inside DingTalk's own browser: no QR, DingTalk says who it is (C9). */
export function insideIdentifyPage({ context, app, methods, returnTo }: InsideIdentifyPageProps): string {
  const paths = qrPaths(context.tenant.slug);
  return toHtml(
    <Document
      context={context}
      title={texts(context.locale).phone.identify.title}
      scripts={['phone-identify.js']}
    >
      <Identify
        context={context}
        app={app}
        identity={paths.identity}
        oauth={paths.oauth}
        returnTo={returnTo}
      />
      <MethodMenu context={context} methods={methods} current="dingtalk-qr" />
    </Document>,
  );
}

interface InsideConfirmPageProps {
  readonly context: TenantContext;
  readonly identity: IdentityView;
  /** `null`: not linked, attachment comes next. */
  readonly account: AccountView | null;
  /** Key of an enabled method besides DingTalk, if there is one. */
  readonly other: string | undefined;
}

/** `Log on as <masked name>?` An explicit confirm, as with a scan (C1). */
export function insideConfirmPage({ context, identity, account, other }: InsideConfirmPageProps): string {
  const t = texts(context.locale).phone.inside;
  const paths = tenantPaths(context.tenant.slug);
  const title = t.title(identity.maskedName);
  return toHtml(
    <Document context={context} title={title}>
      <h1 safe>{title}</h1>
      <IdentityCard context={context} identity={identity} />
      <p class="lead" safe>
        {account === null ? t.notLinked : t.text(context.tenant.name)}
      </p>
      <Form context={context} action={qrPaths(context.tenant.slug).confirm}>
        {account === null ? (
          ''
        ) : (
          <Facts>
            <Fact label={t.account}>
              <strong safe>{account.displayName}</strong> <small safe>{account.username}</small>
            </Fact>
          </Facts>
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
