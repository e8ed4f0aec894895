import { sql, type Json, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import type { Notice, NoticeKind } from './notice.js';
import { prepare } from './statements.js';

export interface NoticeRow {
  readonly kind: NoticeKind;
  readonly external_id: string;
  readonly is_leaving: boolean;
}

interface OfConnection {
  readonly tenantId: string;
  readonly connectionId: string;
}

interface Hearing extends OfConnection {
  readonly notices: Json<readonly NoticeRow[]>;
  readonly now: DatabaseNow;
}

/** Records what to check; several notices for the same person or unit become one. */
export const putNotices = prepare((db, $: SqlParams<Hearing>) =>
  db
    .insertInto('directory.notice')
    .columns([
      'kind',
      'external_id',
      'is_leaving',
      'tenant_id',
      'connection_id',
      'heard_at',
      'next_attempt_at',
    ])
    .expression((eb) =>
      eb
        .selectFrom(
          sql<NoticeRow>`jsonb_to_recordset(${$.notices})`.as<'given'>(
            sql`given (kind text, external_id text, is_leaving boolean)`,
          ),
        )
        .distinctOn(['given.kind', 'given.external_id'])
        .select(['given.kind', 'given.external_id', 'given.is_leaving'])
        .select([
          sql<string>`${$.tenantId}::uuid`.as('tenant_id'),
          sql<string>`${$.connectionId}::uuid`.as('connection_id'),
          sql<Date>`${$.now}::timestamptz`.as('heard_at'),
          sql<Date>`${$.now}::timestamptz`.as('next_attempt_at'),
        ])
        // Sorted, so that transactions lock rows in the same order and do not deadlock.
        .orderBy('given.kind')
        .orderBy('given.external_id')
        .orderBy('given.is_leaving', 'desc'),
    )
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'connection_id', 'kind', 'external_id']).doUpdateSet((eb) => ({
        is_leaving: sql<boolean>`directory.notice.is_leaving or excluded.is_leaving`,
        revision: eb('directory.notice.revision', '+', 1),
        looks: 0,
        attempts: 0,
        heard_at: eb.ref('excluded.heard_at'),
        next_attempt_at: sql<Date>`least(directory.notice.next_attempt_at, excluded.next_attempt_at)`,
      })),
    ),
);

/** Notices that are due, those of leavers first. */
export const dueNotices = prepare((db, $: SqlParams<OfConnection & { limit: number; now: DatabaseNow }>) =>
  db
    .selectFrom('directory.notice')
    .select([
      'kind',
      'external_id as externalId',
      'is_leaving as isLeaving',
      'revision',
      'looks',
      'attempts',
      'heard_at as heardAt',
    ])
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId)
    .where('next_attempt_at', '<=', $.now)
    .orderBy('is_leaving', 'desc')
    .orderBy('next_attempt_at')
    .orderBy('external_id')
    .limit($.limit),
);

export interface CheckedNotice extends Pick<Notice, 'kind' | 'revision' | 'looks'> {
  readonly external_id: string;
}

interface Looked extends OfConnection {
  readonly notices: Json<readonly CheckedNotice[]>;
}

const LOOKED = sql`given (kind text, external_id text, revision integer, looks integer, pause_seconds float8)`;

/** Removes the notices that were handled, unless a newer change has arrived meanwhile. */
export const removeNotices = prepare((db, $: SqlParams<Looked>) =>
  db
    .deleteFrom('directory.notice as n')
    .using(sql<CheckedNotice>`jsonb_to_recordset(${$.notices})`.as<'given'>(LOOKED))
    .where('n.tenant_id', '=', $.tenantId)
    .where('n.connection_id', '=', $.connectionId)
    .whereRef('n.kind', '=', 'given.kind')
    .whereRef('n.external_id', '=', 'given.external_id')
    .whereRef('n.revision', '=', 'given.revision'),
);

export interface RecheckRow extends CheckedNotice {
  readonly pause_seconds: number;
}

/** Postpones a notice, unless a newer change has arrived meanwhile, which is checked right away. */
export const putOff = prepare(
  (db, $: SqlParams<OfConnection & { notices: Json<readonly RecheckRow[]>; now: DatabaseNow }>) =>
    db
      .updateTable('directory.notice as n')
      .from(sql<RecheckRow>`jsonb_to_recordset(${$.notices})`.as<'given'>(LOOKED))
      .set((eb) => ({
        attempts: eb('n.attempts', '+', 1),
        looks: eb.ref('given.looks'),
        next_attempt_at: sql<Date>`${$.now}::timestamptz + given.pause_seconds * interval '1 second'`,
      }))
      .where('n.tenant_id', '=', $.tenantId)
      .where('n.connection_id', '=', $.connectionId)
      .whereRef('n.kind', '=', 'given.kind')
      .whereRef('n.external_id', '=', 'given.external_id')
      .whereRef('n.revision', '=', 'given.revision'),
);

/** Whether more notices are due. */
export const isMoreDue = prepare((db, $: SqlParams<OfConnection & { now: DatabaseNow }>) =>
  db
    .selectFrom('directory.notice')
    .select('kind')
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId)
    .where('next_attempt_at', '<=', $.now)
    .limit(1),
);

export const countNotices = prepare((db, $: SqlParams<OfConnection>) =>
  db
    .selectFrom('directory.notice')
    .select([sql<number>`count(*)::integer`.as('waiting'), sql<Date | null>`min(heard_at)`.as('oldest')])
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId),
);
