import { sql, type Slots } from '#database';
import { joinableTickets } from '#qr-logon';
import { prepare } from './statements.js';

/** Longer than any ticket lives: what takes so long is counted as this. */
const LONGEST_SECONDS = 900;

/**
 * Counts how long tickets took, from the code on the screen to their end, on the day of that; those that were not scanned count nowhere. The
 * counts are locked in one order.
 */
export const measureTickets = prepare((db, $: Slots<{ tenantId: string; ticketIds: readonly string[] }>) =>
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
