import { sql, type SqlParams } from '#database';
import { joinableTickets } from '#qr-logon';
import { prepare } from './statements.js';

/** Longer than any ticket lives: longer durations count as this one. */
const LONGEST_SECONDS = 900;

/**
 * Counts the duration of tickets, from display of the code to their end, on the day they ended; unscanned ones are not counted. Rows are
 * locked in a fixed order.
 */
export const measureTickets = prepare(
  (db, $: SqlParams<{ tenantId: string; ticketIds: readonly string[] }>) =>
    db
      .insertInto('overview.logon_duration')
      .columns(['tenant_id', 'day', 'seconds', 'count'])
      .expression(
        db
          .selectFrom(joinableTickets.as('t'))
          .select([
            't.tenant_id',
            sql<string>`(t.finished_at at time zone 'UTC')::date`.as('day'),
            sql<number>`least(${sql.lit(LONGEST_SECONDS)},
            greatest(0, round(extract(epoch from t.finished_at - t.created_at))))::smallint`.as('seconds'),
            sql<string>`count(*)`.as('count'),
          ])
          .where('t.tenant_id', '=', $.tenantId)
          .where((eb) => eb('t.id', '=', eb.fn.any($.ticketIds)))
          .where('t.channel', '=', 'qr')
          .where('t.finished_at', 'is not', null)
          .groupBy(sql`1, 2, 3`)
          .orderBy(sql`2, 3`),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['tenant_id', 'day', 'seconds'])
          .doUpdateSet({ count: sql<string>`logon_duration.count + excluded.count` }),
      ),
);
