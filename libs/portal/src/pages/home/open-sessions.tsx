import { messages } from '../../i18n/index.js';
import { Form } from '../layout/form.js';
import { Moment } from '../layout/moment.js';
import type { DeviceView, OriginView, TenantContext } from '../page-context.js';
import { tenantPaths } from '../paths.js';

export interface SessionView extends DeviceView, OriginView {
  readonly id: string;
  readonly isCurrent: boolean;
  readonly startedAt: Date;
  readonly lastSeenAt: Date;
}

export function OpenSessions(props: { context: TenantContext; sessions: readonly SessionView[] }) {
  const { context, sessions } = props;
  const t = messages(context.locale).home.sessions;
  return (
    <section class="panel" aria-labelledby="sessions">
      <h2 id="sessions" safe>
        {t.title}
      </h2>
      <p class="hint" safe>
        {t.text}
      </p>
      <ul class="rows">
        {sessions.map((session) => (
          <Row context={context} session={session} />
        ))}
      </ul>
      {sessions.some(({ isCurrent }) => !isCurrent) ? (
        <Form context={context} action={tenantPaths(context.tenant.slug).endOtherSessions} class="panel-foot">
          <button class="button small danger" safe>
            {t.endOthers}
          </button>
        </Form>
      ) : (
        <p class="hint" safe>
          {t.only}
        </p>
      )}
    </section>
  );
}

function Row({ context, session }: { context: TenantContext; session: SessionView }) {
  const { home } = messages(context.locale);
  const t = home.sessions;
  const device = home.on(session.browser, session.os);
  const origin = [session.place, session.network].filter((part) => part !== undefined).join(' · ');
  return (
    <li class="row">
      <div>
        <p class="row-title">
          <span safe>{device}</span>
          {session.isCurrent ? (
            <span class="badge" safe>
              {t.current}
            </span>
          ) : (
            ''
          )}
        </p>
        <p class="hint">
          {origin === '' ? '' : <span safe>{`${origin} · `}</span>}
          <span safe>{t.since}</span> <Moment context={context} at={session.startedAt} style="relative" />
          {', '}
          <span safe>{t.seen}</span> <Moment context={context} at={session.lastSeenAt} style="relative" />
        </p>
      </div>
      {session.isCurrent ? (
        ''
      ) : (
        <Form context={context} action={tenantPaths(context.tenant.slug).endSession(session.id)}>
          <button class="button small" aria-label={t.endName(device)} safe>
            {t.end}
          </button>
        </Form>
      )}
    </li>
  );
}
