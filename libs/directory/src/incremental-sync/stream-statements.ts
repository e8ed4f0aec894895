import { sql, type Json, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare } from './statements.js';

interface OfConnection {
  readonly tenantId: string;
  readonly connectionId: string;
}

type Facts = Readonly<Record<string, unknown>>;

/** Records whether a worker should keep the stream open. */
export const requestStream = prepare(
  (db, $: SqlParams<OfConnection & { isWanted: boolean; now: DatabaseNow }>) =>
    db
      .insertInto('directory.following')
      .values({
        tenant_id: $.tenantId,
        connection_id: $.connectionId,
        next_attempt_at: sql<Date | null>`case when ${$.isWanted}::boolean then ${$.now}::timestamptz end`,
      })
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'connection_id']).doUpdateSet((eb) => ({
          line_state: 'off' as const,
          line_failure: null,
          line_facts: null,
          // While the stream was off, nothing was received.
          alive_at: null,
          attempts: 0,
          next_attempt_at: eb.ref('excluded.next_attempt_at'),
        })),
      ),
);

/** Returns no row if the stream should not be open. */
export const claimStream = prepare((db, $: SqlParams<OfConnection>) =>
  db
    .updateTable('directory.following')
    .set((eb) => ({ line_state: 'opening' as const, attempts: eb('attempts', '+', 1) }))
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId)
    .where('next_attempt_at', 'is not', null)
    .returning(['connection_id as connectionId', 'alive_at as aliveAt', 'attempts']),
);

/** Returns when the stream last worked; null: never. */
export const noteOpened = prepare((db, $: SqlParams<OfConnection & { now: DatabaseNow }>) =>
  db
    .with('before', (db) =>
      db
        .selectFrom('directory.following')
        .select(['tenant_id', 'connection_id', 'alive_at'])
        .where('tenant_id', '=', $.tenantId)
        .where('connection_id', '=', $.connectionId)
        .forUpdate(),
    )
    .updateTable('directory.following as f')
    .from('before')
    .set({
      line_state: 'open',
      line_failure: null,
      line_facts: null,
      opened_at: $.now,
      alive_at: $.now,
      attempts: 0,
    })
    .whereRef('f.tenant_id', '=', 'before.tenant_id')
    .whereRef('f.connection_id', '=', 'before.connection_id')
    .returning('before.alive_at as aliveAt'),
);

export const noteAlive = prepare((db, $: SqlParams<OfConnection & { now: DatabaseNow }>) =>
  db
    .updateTable('directory.following')
    .set({ alive_at: $.now })
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId)
    .where('line_state', '=', 'open'),
);

/** The source has reported a change. */
export const noteHeard = prepare((db, $: SqlParams<OfConnection & { now: DatabaseNow }>) =>
  db
    .insertInto('directory.following')
    .values({ tenant_id: $.tenantId, connection_id: $.connectionId, heard_at: $.now })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'connection_id']).doUpdateSet((eb) => ({
        heard_at: eb.ref('excluded.heard_at'),
        alive_at: sql<Date | null>`case when directory.following.line_state = 'open' then excluded.heard_at
          else directory.following.alive_at end`,
      })),
    ),
);

interface Broken extends OfConnection {
  readonly failure: string | null;
  readonly facts: Json<Facts> | null;
  readonly pauseSeconds: number;
  readonly now: DatabaseNow;
}

/** The stream has ended; it is reopened after a pause if it is still wanted. */
export const noteBroken = prepare((db, $: SqlParams<Broken>) =>
  db
    .updateTable('directory.following')
    .set({
      line_state: 'waiting',
      line_failure: $.failure,
      line_facts: $.facts,
      next_attempt_at: sql<Date>`${$.now}::timestamptz + ${$.pauseSeconds}::float8 * interval '1 second'`,
    })
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId)
    .where('next_attempt_at', 'is not', null),
);

/** Records why the reported changes cannot be processed now. */
export const noteFollowed = prepare(
  (db, $: SqlParams<OfConnection & { failure: string; facts: Json<Facts> | null; now: DatabaseNow }>) =>
    db
      .insertInto('directory.following')
      .values({
        tenant_id: $.tenantId,
        connection_id: $.connectionId,
        failure: $.failure,
        facts: $.facts,
        failed_at: $.now,
      })
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'connection_id']).doUpdateSet((eb) => ({
          failure: eb.ref('excluded.failure'),
          facts: eb.ref('excluded.facts'),
          failed_at: eb.ref('excluded.failed_at'),
        })),
      ),
);

/** Records that they can be processed again. */
export const noteMended = prepare((db, $: SqlParams<OfConnection>) =>
  db
    .updateTable('directory.following')
    .set({ failure: null, facts: null, failed_at: null })
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId)
    .where('failure', 'is not', null),
);

export const readFollowing = prepare((db, $: SqlParams<OfConnection>) =>
  db
    .selectFrom('directory.following')
    .select([
      'line_state as lineState',
      'line_failure as lineFailure',
      'line_facts as lineFacts',
      'opened_at as openedAt',
      'alive_at as aliveAt',
      'heard_at as heardAt',
      'failure',
      'facts',
      'failed_at as failedAt',
    ])
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId),
);
