import { messages } from '../../i18n/index.js';
import { Document, toHtml } from '../layout/document.js';
import { Form } from '../layout/form.js';
import type { AccountView, DingTalkAppView, IdentityView, TenantContext } from '../page-context.js';
import { tenantPaths } from '../paths.js';
import { Fact, Facts } from '../phone/facts.js';
import { Identify } from '../phone/identify.js';
import { MethodMenu, type MethodEntry } from './method-menu.js';
import { IdentityCard } from '../attach/identity-banner.js';

export interface InsideIdentifyPageProps {
  readonly context: TenantContext;
  readonly app: DingTalkAppView;
  /** Other enabled methods, for a person whom DingTalk does not vouch for. */
  readonly methods: readonly MethodEntry[];
  /** Where the logon should lead. */
  readonly returnTo?: string | undefined;
}

/** The logon page inside DingTalk's own browser: no QR, DingTalk says who it is (C9). */
export function insideIdentifyPage({ context, app, methods, returnTo }: InsideIdentifyPageProps): string {
  const paths = tenantPaths(context.tenant.slug).qr;
  return toHtml(
    <Document
      context={context}
      title={messages(context.locale).phone.identify.title}
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

export interface InsideConfirmPageProps {
  readonly context: TenantContext;
  readonly identity: IdentityView;
  /** `null`: not linked, attachment comes next. */
  readonly account: AccountView | null;
  /** Key of an enabled method besides DingTalk, if there is one. */
  readonly other: string | undefined;
}

/** `Log on as <masked name>?` An explicit confirm, as with a scan (C1). */
export function insideConfirmPage({ context, identity, account, other }: InsideConfirmPageProps): string {
  const t = messages(context.locale).phone.inside;
  const paths = tenantPaths(context.tenant.slug);
  const title = t.title(identity.maskedName);
  return toHtml(
    <Document context={context} title={title}>
      <h1 safe>{title}</h1>
      <IdentityCard context={context} identity={identity} />
      <p class="lead" safe>
        {account === null ? t.notLinked : t.text(context.tenant.name)}
      </p>
      <Form context={context} action={paths.qr.confirm}>
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
