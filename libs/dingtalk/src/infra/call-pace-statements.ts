import { sql, statementsOn, type SqlParams } from '#database';
import { callPaceTable } from './call-pace.table.js';

const { prepare } = statementsOn(callPaceTable);

interface Call {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly path: string;
  /** Seconds between two calls. */
  readonly seconds: number;
}

/** The time of the statement: the transaction's own would be the same for several turns. */
const NOW = sql<Date>`clock_timestamp()`;

/** Takes the next turn, and returns the milliseconds until it comes. */
export const nextCall = prepare((db, $: SqlParams<Call>) =>
  db
    .insertInto('dingtalk.call_pace')
    .values({
      tenant_id: $.tenantId,
      connection_id: $.connectionId,
      path: $.path,
      next_at: sql<Date>`${NOW} + ${$.seconds}::float8 * interval '1 second'`,
    })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'connection_id', 'path']).doUpdateSet({
        next_at: sql<Date>`greatest(dingtalk.call_pace.next_at, ${NOW}) + ${$.seconds}::float8 * interval '1 second'`,
      }),
    )
    .returning(
      sql<number>`(extract(epoch from next_at - ${NOW}) - ${$.seconds}::float8) * 1000`.as('waitMs'),
    ),
);
