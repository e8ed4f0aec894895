import { sql, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import type { RequestContext } from '#runtime';
import { prepare, type db } from './statements.js';

/** An event to be written: `events` is a JSON array of these. */
interface Written {
  readonly id: string;
  readonly tenant_id: string;
  readonly name: string;
  readonly payload: unknown;
  readonly context: unknown;
}

/** Writes any number of events. They occur at the time of their transaction. */
export const insertEvents = prepare((db, $: SqlParams<{ events: string; now: DatabaseNow }>) =>
  db
    .insertInto('messaging.outbox')
    .columns(['id', 'tenant_id', 'name', 'payload', 'context', 'occurred_at'])
    .expression(
      db
        .selectFrom(
          sql<Written>`jsonb_to_recordset(${$.events})`.as<'event'>(
            sql`event(id uuid, tenant_id uuid, name text, payload jsonb, context jsonb)`,
          ),
        )
        .select(['id', 'tenant_id', 'name', 'payload', 'context', sql<Date>`${$.now}::timestamptz`.as('at')]),
    )
    .returning('occurred_at as occurredAt'),
);

/** Maximum events per batch of a drain: a larger batch needs fewer transactions for a backlog. */
export const DRAIN_BATCH = 200;

/** A tenant's events that no worker has looked at yet, in their order. */
export const waitingEvents = prepare((db, $: SqlParams<{ tenantId: string }>) =>
  db
    .selectFrom('messaging.outbox')
    .select(['id', 'tenant_id', 'name', 'payload', sql<RequestContext>`context`.as('context'), 'occurred_at'])
    .where('tenant_id', '=', $.tenantId)
    .where('drained_at', 'is', null)
    .orderBy('position')
    .limit(DRAIN_BATCH),
);

type Some = SqlParams<{ tenantId: string; ids: readonly string[] }>;

/** Removes events that every listener has handled. */
export const removeHandled = prepare((db, $: Some) =>
  db
    .deleteFrom('messaging.outbox')
    .where('tenant_id', '=', $.tenantId)
    .where((eb) => eb('id', '=', eb.fn.any($.ids))),
);

/** Keeps events for the listeners that could not handle them. */
export const keepForRetries = prepare((db, $: Some) =>
  db
    .updateTable('messaging.outbox')
    .set({ drained_at: sql<Date>`now()` })
    .where('tenant_id', '=', $.tenantId)
    .where((eb) => eb('id', '=', eb.fn.any($.ids))),
);

/** Removes those of the given kept events that no listener waits for any more. */
export const removeUnawaited = prepare((db, $: Some) =>
  db
    .deleteFrom('messaging.outbox as o')
    .where('o.tenant_id', '=', $.tenantId)
    .where((eb) => eb('o.id', '=', eb.fn.any($.ids)))
    .where('o.drained_at', 'is not', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('messaging.delivery as d')
            .select('d.event_id')
            .whereRef('d.tenant_id', '=', 'o.tenant_id')
            .whereRef('d.event_id', '=', 'o.id'),
        ),
      ),
    ),
);

/** How many failed deliveries will be retried (`is not`), or are given up (`is`). */
const deliveries = (from: typeof db, isNull: 'is' | 'is not') =>
  sql<number>`${from
    .selectFrom('messaging.delivery')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('next_attempt_at', isNull, null)}`;

/** The state of event delivery: the backlog, its age, and what failed. */
export const outboxFigures = prepare((db) =>
  db
    .selectFrom('messaging.outbox')
    .select([
      sql<number>`count(*)::int`.as('pending'),
      sql<number>`coalesce(extract(epoch from now() - min(occurred_at)), 0)::float8`.as('oldestSeconds'),
      deliveries(db, 'is not').as('retrying'),
      deliveries(db, 'is').as('parked'),
    ])
    .where('drained_at', 'is', null),
);
