import { messages } from '../../i18n/index.js';
import type { en } from '../../i18n/en.js';
import { Document, toHtml } from '../layout/document.js';
import { Form } from '../layout/form.js';
import { ErrorBox, Notice } from '../layout/notice.js';
import type { AccountView, ErrorNotice, TenantContext } from '../page-context.js';
import { tenantPaths } from '../paths.js';
import { LinkedIdentities, type LinkedIdentityView } from './linked-identities.js';
import { OpenSessions, type SessionView } from './open-sessions.js';
import { RecentLogons, type RecentLogonView } from './recent-logons.js';

export type HomeNotice = keyof typeof en.home.notice;

export interface HomePageProps {
  readonly context: TenantContext;
  readonly account: AccountView & { readonly email: string | null };
  readonly identities: readonly LinkedIdentityView[];
  /** Newest first. */
  readonly sessions: readonly SessionView[];
  /** Newest first. */
  readonly logons: readonly RecentLogonView[];
  /** The person may open the admin console. */
  readonly showsConsole: boolean;
  readonly notice?: HomeNotice | undefined;
  readonly error?: ErrorNotice | undefined;
}

/** The portal's home: who I am, what is linked to me, where I am logged on, and what happened lately. */
export function homePage(props: HomePageProps): string {
  const { context, account, notice } = props;
  const all = messages(context.locale);
  const t = all.home;
  const paths = tenantPaths(context.tenant.slug);
  return toHtml(
    <Document context={context} title={t.account} width="wide">
      <div
        class="top"
        data-session-events={paths.sessionEvents}
        data-session-ended={`${paths.logon}?notice=session.ended`}
      >
        <div>
          <h1 safe>{t.title(account.displayName)}</h1>
          <p class="hint" safe>
            {[account.username, account.email].filter((part) => part !== null).join(' · ')}
          </p>
        </div>
        <div class="buttons">
          {props.showsConsole ? (
            <a class="button small" href={paths.console} safe>
              {t.console}
            </a>
          ) : (
            ''
          )}
          <Form context={context} action={paths.logoff} class="inline">
            <button class="button small" safe>
              {all.common.logOff}
            </button>
          </Form>
        </div>
      </div>
      {notice === undefined ? '' : <Notice tone="good" text={t.notice[notice]} />}
      <ErrorBox context={context} error={props.error} />
      <LinkedIdentities context={context} identities={props.identities} />
      <OpenSessions context={context} sessions={props.sessions} />
      <RecentLogons context={context} logons={props.logons} />
    </Document>,
  );
}
