import { sql, type SqlParams } from '#database';
import type { RequestContext } from '#runtime';
import { prepare } from './statements.js';

/** A delivery that failed: `failures` is a JSON array of these. */
interface Failed {
  readonly listener: string;
  readonly eventId: string;
  readonly error: string;
  readonly isFinal: boolean;
}

type Failures = SqlParams<{ tenantId: string; failures: string; pauseSeconds: number }>;

/** Stores failed deliveries for their first retry, or parks them if a retry is pointless. */
export const keepFailures = prepare((db, $: Failures) =>
  db
    .insertInto('messaging.delivery')
    .columns(['tenant_id', 'listener', 'event_id', 'attempts', 'error', 'next_attempt_at'])
    .expression(
      db
        .selectFrom(
          sql<Failed>`jsonb_to_recordset(${$.failures})`.as<'failure'>(
            sql`failure(listener text, "eventId" uuid, error text, "isFinal" boolean)`,
          ),
        )
        .select([
          sql<string>`${$.tenantId}::uuid`.as('tenant_id'),
          'listener',
          'eventId',
          sql<number>`1`.as('attempts'),
          'error',
          sql<Date | null>`case when not "isFinal" then now() + make_interval(secs => ${$.pauseSeconds}) end`.as(
            'next_attempt_at',
          ),
        ]),
    )
    .onConflict((conflict) => conflict.doNothing()),
);

type One = { readonly tenantId: string; readonly listener: string; readonly eventId: string };

/** An event whose delivery is due, and the number of the attempt that begins. */
export const dueDelivery = prepare((db, $: SqlParams<One>) =>
  db
    .selectFrom('messaging.delivery as d')
    .innerJoin('messaging.outbox as o', (join) =>
      join.onRef('o.tenant_id', '=', 'd.tenant_id').onRef('o.id', '=', 'd.event_id'),
    )
    .select([
      'o.id',
      'o.tenant_id',
      'o.name',
      'o.payload',
      sql<RequestContext>`o.context`.as('context'),
      'o.occurred_at',
      'd.listener',
      sql<number>`d.attempts + 1`.as('attempts'),
    ])
    .where('d.tenant_id', '=', $.tenantId)
    .where('d.listener', '=', $.listener)
    .where('d.event_id', '=', $.eventId)
    .where('d.next_attempt_at', '<=', sql<Date>`now()`),
);

export const removeDelivery = prepare((db, $: SqlParams<One>) =>
  db
    .deleteFrom('messaging.delivery')
    .where('tenant_id', '=', $.tenantId)
    .where('listener', '=', $.listener)
    .where('event_id', '=', $.eventId),
);

interface Attempt extends One {
  readonly attempts: number;
  readonly error: string;
  /** Null: the delivery is given up. */
  readonly pauseSeconds: number | null;
}

export const noteFailure = prepare((db, $: SqlParams<Attempt>) =>
  db
    .updateTable('messaging.delivery')
    .set({
      attempts: $.attempts,
      error: $.error,
      next_attempt_at: sql<Date | null>`now() + make_interval(secs => ${$.pauseSeconds})`,
    })
    .where('tenant_id', '=', $.tenantId)
    .where('listener', '=', $.listener)
    .where('event_id', '=', $.eventId),
);
