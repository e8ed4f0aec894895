import { commonTexts, Form, Timestamp, type DeviceView, type OriginView, type TenantContext } from '#pages';
import { sessionPaths } from './session-paths.js';
import { texts } from './texts/index.js';

export interface SessionView extends DeviceView, OriginView {
  readonly id: string;
  readonly isCurrent: boolean;
  readonly startedAt: Date;
  readonly lastSeenAt: Date;
}

/** The person's open sessions, and how to end them. */
export function OpenSessions(props: { context: TenantContext; sessions: readonly SessionView[] }) {
  const { context, sessions } = props;
  const t = texts(context.locale).sessions;
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
        <Form context={context} action={sessionPaths(context.tenant.slug).endOthers} class="panel-foot">
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
  const t = texts(context.locale).sessions;
  const device = commonTexts(context.locale).devices.on(session.browser, session.os);
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
          <span safe>{t.since}</span> <Timestamp context={context} at={session.startedAt} style="relative" />
          {' · '}
          <span safe>{t.seen}</span> <Timestamp context={context} at={session.lastSeenAt} style="relative" />
        </p>
      </div>
      {session.isCurrent ? (
        ''
      ) : (
        <Form context={context} action={sessionPaths(context.tenant.slug).end(session.id)}>
          <button class="button small" aria-label={t.endName(device)} safe>
            {t.end}
          </button>
        </Form>
      )}
    </li>
  );
}
