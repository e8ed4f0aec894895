import { BATCH, sql, type Slots } from '#database';
import type { Present } from '#kernel';
import { joinableSessions } from '#logon';
import { prepare } from './statements.js';

interface Taking {
  readonly tenantId: string;
  readonly sessionId: string;
  readonly applicationId: string;
  readonly persists: boolean;
}

/** The grant by which a session uses an application, if that is still there. */
export const grantOfParticipation = prepare((db, $: Slots<Taking>) =>
  db
    .selectFrom('oidc.participation as p')
    .innerJoin('oidc.artifact as g', (join) =>
      join
        .onRef('g.tenant_id', '=', 'p.tenant_id')
        .onRef('g.id', '=', 'p.grant_id')
        .on('g.model', '=', 'Grant'),
    )
    .select('p.grant_id as grantId')
    .where('p.tenant_id', '=', $.tenantId)
    .where('p.session_id', '=', $.sessionId)
    .where('p.application_id', '=', $.applicationId)
    .where('p.persists', '=', $.persists)
    .where('p.ended_at', 'is', null),
);

interface Begun extends Taking {
  readonly id: string;
  readonly accountId: string;
  readonly grantId: string;
  readonly sid: string;
}

/**
 * Notes that a session uses an application by a grant. Of two at the same moment both get the grant of the first, unless that has been
 * revoked. Gives nothing when the session has ended meanwhile.
 */
export const takePart = prepare((db, $: Slots<Begun>) =>
  db
    .insertInto('oidc.participation')
    .columns([
      'id',
      'tenant_id',
      'session_id',
      'application_id',
      'account_id',
      'persists',
      'grant_id',
      'sid',
      'check_at',
    ])
    .expression(
      db
        .selectFrom(joinableSessions.as('s'))
        .where('s.tenant_id', '=', $.tenantId)
        .where('s.id', '=', $.sessionId)
        .select([
          sql<string>`${$.id}::uuid`.as('id'),
          's.tenant_id',
          's.id as session_id',
          sql<string>`${$.applicationId}::uuid`.as('application_id'),
          sql<string>`${$.accountId}::uuid`.as('account_id'),
          sql<boolean>`${$.persists}::boolean`.as('persists'),
          sql<string>`${$.grantId}::text`.as('grant_id'),
          sql<string>`${$.sid}::text`.as('sid'),
          's.good_until as check_at',
        ]),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'session_id', 'application_id', 'persists'])
        .where('ended_at', 'is', null)
        .doUpdateSet((eb) => ({
          grant_id: sql<string>`case when exists ${eb
            .selectFrom('oidc.artifact as g')
            .select('g.id')
            .whereRef('g.tenant_id', '=', 'oidc.participation.tenant_id')
            .whereRef('g.id', '=', 'oidc.participation.grant_id')
            .where('g.model', '=', 'Grant')}
            then oidc.participation.grant_id else excluded.grant_id end`,
        })),
    )
    .returning(['grant_id as grantId', sql<boolean>`xmax = 0`.as('isNew')]),
);

type OfSession = Slots<{ tenantId: string; sessionId: string; now: Present }>;

/** Ends what a session took part in. The applications are told next. */
export const endOfSession = prepare((db, $: OfSession) =>
  db
    .updateTable('oidc.participation')
    .set({ ended_at: $.now, next_attempt_at: $.now })
    .where('tenant_id', '=', $.tenantId)
    .where('session_id', '=', $.sessionId)
    .where('ended_at', 'is', null)
    .returning('id'),
);

type OfPerson = Slots<{ tenantId: string; accountId: string; applicationId: string; now: Present }>;

/** Ends what a person has of an application, in whichever session. */
export const endOfPerson = prepare((db, $: OfPerson) =>
  db
    .updateTable('oidc.participation')
    .set({ ended_at: $.now, next_attempt_at: $.now })
    .where('tenant_id', '=', $.tenantId)
    .where('account_id', '=', $.accountId)
    .where('application_id', '=', $.applicationId)
    .where('ended_at', 'is', null)
    .returning('id'),
);

/** Sessions that may have expired, with when they are good until now; null: no more. */
export const checksDue = prepare((db, $: Slots<{ now: Present }>) =>
  db
    .selectFrom('oidc.participation as p')
    .select(['p.tenant_id as tenantId', 'p.session_id as sessionId'])
    .distinct()
    .where('p.ended_at', 'is', null)
    .where('p.check_at', '<=', $.now)
    .limit(BATCH),
);

/** Looks again when the session may have expired next; no row when it is no more. */
export const checkLater = prepare((db, $: OfSession) =>
  db
    .updateTable('oidc.participation')
    .from(joinableSessions.as('s'))
    .set((eb) => ({ check_at: eb.ref('s.good_until') }))
    .where('oidc.participation.tenant_id', '=', $.tenantId)
    .where('oidc.participation.session_id', '=', $.sessionId)
    .where('oidc.participation.ended_at', 'is', null)
    .whereRef('s.tenant_id', '=', 'oidc.participation.tenant_id')
    .whereRef('s.id', '=', 'oidc.participation.session_id')
    .where('s.good_until', '>', $.now)
    .returning('oidc.participation.id'),
);

type ById = Slots<{ tenantId: string; id: string; now: Present }>;

/** Takes a notice that is to be sent now, and counts the attempt. */
export const takeNotice = prepare((db, $: ById) =>
  db
    .updateTable('oidc.participation')
    .set({ attempts: sql<number>`attempts + 1` })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id)
    .where('next_attempt_at', '<=', $.now)
    .returning([
      'id',
      'tenant_id as tenantId',
      'application_id as applicationId',
      'account_id as accountId',
      'session_id as sessionId',
      'sid',
      'attempts',
    ]),
);

export const removeParticipation = prepare((db, $: Slots<{ tenantId: string; id: string }>) =>
  db.deleteFrom('oidc.participation').where('tenant_id', '=', $.tenantId).where('id', '=', $.id),
);

type Later = Slots<{ tenantId: string; id: string; now: Present; pauseSeconds: number }>;

export const tellLater = prepare((db, $: Later) =>
  db
    .updateTable('oidc.participation')
    .set({ next_attempt_at: sql<Date>`${$.now}::timestamptz + make_interval(secs => ${$.pauseSeconds})` })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);
