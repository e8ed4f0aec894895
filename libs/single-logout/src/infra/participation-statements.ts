import { withoutAccess, type ReviewedScope } from '#applications';
import { BATCH, sql, type Json, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { joinableSessions } from '#logon';
import type { Participation, ParticipationDetails } from '../domain/participation.js';
import { db, prepare } from './statements.js';

interface Taking extends Omit<Participation, 'details'> {
  readonly id: string;
  readonly tenantId: string;
  readonly details: Json<ParticipationDetails>;
  readonly keepsKnown: boolean;
}

/** Records that a session uses an application, once per pair. Returns nothing if the session has ended meanwhile. */
export const recordParticipation = prepare((db, $: SqlParams<Taking>) =>
  db
    .insertInto('single_logout.participation')
    .columns([
      'id',
      'tenant_id',
      'session_id',
      'application_id',
      'account_id',
      'protocol',
      'known_as',
      'details',
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
          sql<string>`${$.protocol}::text`.as('protocol'),
          sql<string>`${$.knownAs}::text`.as('known_as'),
          sql<ParticipationDetails>`${$.details}::jsonb`.as('details'),
          's.good_until as check_at',
        ]),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'session_id', 'application_id'])
        .where('ended_at', 'is', null)
        .doUpdateSet({
          known_as: sql<string>`excluded.known_as`,
          details: sql`case when ${$.keepsKnown}::boolean
            then excluded.details || single_logout.participation.details
            else single_logout.participation.details || excluded.details end`,
        }),
    )
    .returning(['details', sql<boolean>`xmax = 0`.as('isNew')]),
);

type OfSession = SqlParams<{ tenantId: string; sessionId: string; now: DatabaseNow }>;

/** Ends the participations of a session. The applications are notified next. */
export const endOfSession = prepare((db, $: OfSession) =>
  db
    .updateTable('single_logout.participation')
    .set({ ended_at: $.now, next_attempt_at: $.now })
    .where('tenant_id', '=', $.tenantId)
    .where('session_id', '=', $.sessionId)
    .where('ended_at', 'is', null)
    .returning('id'),
);

type OfPerson = SqlParams<{ tenantId: string; accountId: string; applicationId: string; now: DatabaseNow }>;

/** Ends a person's participations in one application, in all sessions. */
export const endOfPerson = prepare((db, $: OfPerson) =>
  db
    .updateTable('single_logout.participation')
    .set({ ended_at: $.now, next_attempt_at: $.now })
    .where('tenant_id', '=', $.tenantId)
    .where('account_id', '=', $.accountId)
    .where('application_id', '=', $.applicationId)
    .where('ended_at', 'is', null)
    .returning('id'),
);

/** A batch of participations whose person has lost access to the application. */
export function withLostAccess(scope: ReviewedScope) {
  return db
    .selectFrom('single_logout.participation as p')
    .select('p.id')
    .where('p.ended_at', 'is', null)
    .where(withoutAccess('p', scope))
    .limit(BATCH);
}

/** Ends those of these that have not ended yet. */
export const endThese = prepare(
  (db, $: SqlParams<{ tenantId: string; ids: readonly string[]; now: DatabaseNow }>) =>
    db
      .updateTable('single_logout.participation')
      .set({ ended_at: $.now, next_attempt_at: $.now })
      .where('tenant_id', '=', $.tenantId)
      .where((eb) => eb('id', '=', eb.fn.any($.ids)))
      .where('ended_at', 'is', null)
      .returning('id'),
);

export const removeParticipation = prepare((db, $: SqlParams<{ tenantId: string; id: string }>) =>
  db.deleteFrom('single_logout.participation').where('tenant_id', '=', $.tenantId).where('id', '=', $.id),
);

/** Sessions that may have expired. */
export const checksDue = prepare((db, $: SqlParams<{ now: DatabaseNow }>) =>
  db
    .selectFrom('single_logout.participation as p')
    .select(['p.tenant_id as tenantId', 'p.session_id as sessionId'])
    .distinct()
    .where('p.ended_at', 'is', null)
    .where('p.check_at', '<=', $.now)
    .limit(BATCH),
);

/** Schedules the next check for when the session could expire; no row if it has ended. */
export const checkLater = prepare((db, $: OfSession) =>
  db
    .updateTable('single_logout.participation')
    .from(joinableSessions.as('s'))
    .set((eb) => ({ check_at: eb.ref('s.good_until') }))
    .where('single_logout.participation.tenant_id', '=', $.tenantId)
    .where('single_logout.participation.session_id', '=', $.sessionId)
    .where('single_logout.participation.ended_at', 'is', null)
    .whereRef('s.tenant_id', '=', 'single_logout.participation.tenant_id')
    .whereRef('s.id', '=', 'single_logout.participation.session_id')
    .where('s.good_until', '>', $.now)
    .returning('single_logout.participation.id'),
);
