import { sql, type SqlParams, type SqlBool } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare } from './statements.js';

type OfSink = { readonly tenantId: string; readonly sink: string };
type At = OfSink & { readonly now: DatabaseNow };

/** Creates the progress row of a sink, if there is none. */
export const knowSink = prepare((db, $: SqlParams<OfSink>) =>
  db
    .insertInto('audit.checkpoint_sink')
    .values({ tenant_id: $.tenantId, sink: $.sink })
    .onConflict((conflict) => conflict.doNothing()),
);

/** The progress of a due sink, locked until the transaction ends. */
export const dueSink = prepare((db, $: SqlParams<At>) =>
  db
    .selectFrom('audit.checkpoint_sink')
    .select(['sequence', 'failures'])
    .where('tenant_id', '=', $.tenantId)
    .where('sink', '=', $.sink)
    .where(sql<SqlBool>`coalesce(next_attempt_at <= ${$.now}, true)`)
    .forUpdate(),
);

export const noteDelivered = prepare((db, $: SqlParams<At & { sequence: string }>) =>
  db
    .updateTable('audit.checkpoint_sink')
    .set({ sequence: $.sequence, delivered_at: $.now, failures: 0, next_attempt_at: null, error: null })
    .where('tenant_id', '=', $.tenantId)
    .where('sink', '=', $.sink)
    .where('sequence', '<', $.sequence),
);

type Failed = At & { readonly error: string; readonly pauseSeconds: number | null };

export const noteUndelivered = prepare((db, $: SqlParams<Failed>) =>
  db
    .updateTable('audit.checkpoint_sink')
    .set({
      failures: sql<number>`failures + 1`,
      error: $.error,
      next_attempt_at: sql<Date | null>`${$.now}::timestamptz + make_interval(secs => ${$.pauseSeconds})`,
    })
    .where('tenant_id', '=', $.tenantId)
    .where('sink', '=', $.sink),
);

/** The number of tenants whose last delivery failed, by kind of sink. */
export const failingSinks = prepare((db) =>
  db
    .selectFrom('audit.checkpoint_sink')
    .select([
      sql<string>`split_part(sink, ':', 1)`.as('sink'),
      sql<number>`(count(*) filter (where failures > 0))::int`.as('count'),
    ])
    .groupBy(sql`1`),
);
