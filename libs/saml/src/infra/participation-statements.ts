import { BATCH, sql, type Slots } from '#database';
import type { Present } from '#kernel';
import { joinableSessions } from '#logon';
import { prepare } from './statements.js';

interface Taking {
  readonly id: string;
  readonly tenantId: string;
  readonly sessionId: string;
  readonly applicationId: string;
  readonly accountId: string;
  readonly sessionIndex: string;
  readonly nameId: string;
  readonly nameIdFormat: string;
}

/**
 * Notes that a session uses an application, and by which name the person is known there now. Gives nothing when the session has ended
 * meanwhile.
 */
export const takePart = prepare((db, $: Slots<Taking>) =>
  db
    .insertInto('saml.participation')
    .columns([
      'id',
      'tenant_id',
      'session_id',
      'application_id',
      'account_id',
      'session_index',
      'name_id',
      'name_id_format',
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
          sql<string>`${$.sessionIndex}::text`.as('session_index'),
          sql<string>`${$.nameId}::text`.as('name_id'),
          sql<string>`${$.nameIdFormat}::text`.as('name_id_format'),
          's.good_until as check_at',
        ]),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'session_id', 'application_id'])
        .where('ended_at', 'is', null)
        .doUpdateSet({
          name_id: sql<string>`excluded.name_id`,
          name_id_format: sql<string>`excluded.name_id_format`,
        }),
    )
    .returning([sql<boolean>`xmax = 0`.as('isNew')]),
);

type Named = Slots<{ tenantId: string; applicationId: string; nameId: string; limit: number }>;

/** What a person has of an application, by the name that it knows them by. */
export const participationsByName = prepare((db, $: Named) =>
  db
    .selectFrom('saml.participation')
    .select(['id', 'session_id as sessionId', 'session_index as sessionIndex'])
    .where('tenant_id', '=', $.tenantId)
    .where('application_id', '=', $.applicationId)
    .where('name_id', '=', $.nameId)
    .where('ended_at', 'is', null)
    .limit($.limit),
);

/** How many applications a session is used with, by which of them can be told of its end without the browser. */
export const othersOfSession = prepare((db, $: Slots<{ tenantId: string; sessionId: string }>) =>
  db
    .selectFrom('saml.participation as q')
    .innerJoin('saml.service_provider as v', (join) =>
      join.onRef('v.tenant_id', '=', 'q.tenant_id').onRef('v.id', '=', 'q.application_id'),
    )
    .select('q.id')
    .where('q.tenant_id', '=', $.tenantId)
    .where('q.session_id', '=', $.sessionId)
    .where('q.ended_at', 'is', null)
    .where(sql<boolean>`not v.logouts @> '[{"binding": "soap"}]'`),
);

type OfSession = Slots<{ tenantId: string; sessionId: string; now: Present }>;

/** Ends what a session took part in. The applications are told next. */
export const endOfSession = prepare((db, $: OfSession) =>
  db
    .updateTable('saml.participation')
    .set({ ended_at: $.now, next_attempt_at: $.now })
    .where('tenant_id', '=', $.tenantId)
    .where('session_id', '=', $.sessionId)
    .where('ended_at', 'is', null)
    .returning('id'),
);

/** Sessions that may have expired. */
export const checksDue = prepare((db, $: Slots<{ now: Present }>) =>
  db
    .selectFrom('saml.participation as q')
    .select(['q.tenant_id as tenantId', 'q.session_id as sessionId'])
    .distinct()
    .where('q.ended_at', 'is', null)
    .where('q.check_at', '<=', $.now)
    .limit(BATCH),
);

/** Looks again when the session may have expired next; no row when it is no more. */
export const checkLater = prepare((db, $: OfSession) =>
  db
    .updateTable('saml.participation')
    .from(joinableSessions.as('s'))
    .set((eb) => ({ check_at: eb.ref('s.good_until') }))
    .where('saml.participation.tenant_id', '=', $.tenantId)
    .where('saml.participation.session_id', '=', $.sessionId)
    .where('saml.participation.ended_at', 'is', null)
    .whereRef('s.tenant_id', '=', 'saml.participation.tenant_id')
    .whereRef('s.id', '=', 'saml.participation.session_id')
    .where('s.good_until', '>', $.now)
    .returning('saml.participation.id'),
);
