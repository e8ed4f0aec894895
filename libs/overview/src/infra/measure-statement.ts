import { sql, type Slots } from '#database';
import { joinableTickets } from '#qr-logon';
import { prepare } from './statements.js';

/** Longer than any ticket lives: what takes so long is counted as this. */
const LONGEST_SECONDS = 900;

type Measured = Slots<{ tenantId: string; ticketId: string; at: Date }>;

/** Counts how long a ticket took, from the code on the screen to its end; one that was not scanned counts nowhere. */
export const measureTicket = prepare((db, $: Measured) =>
  db
    .insertInto('overview.logon_duration')
    .columns(['tenant_id', 'day', 'seconds', 'count'])
    .expression(
      db
        .selectFrom(joinableTickets.as('t'))
        .select([
          't.tenant_id',
          sql<string>`(${$.at}::timestamptz at time zone 'UTC')::date`.as('day'),
          sql<number>`least(${sql.lit(LONGEST_SECONDS)},
            greatest(0, round(extract(epoch from t.finished_at - t.created_at))))::smallint`.as('seconds'),
          sql<string>`1`.as('count'),
        ])
        .where('t.tenant_id', '=', $.tenantId)
        .where('t.id', '=', $.ticketId)
        .where('t.channel', '=', 'qr')
        .where('t.finished_at', 'is not', null),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'day', 'seconds'])
        .doUpdateSet({ count: sql<string>`logon_duration.count + 1` }),
    ),
);
