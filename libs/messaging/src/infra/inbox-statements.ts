import { BATCH, isAmong, ROW_PLACE, sql, type SqlParams } from '#database';
import { prepare } from './statements.js';

type Handled = SqlParams<{ tenantId: string; listener: string; eventIds: readonly string[] }>;

/** Records that a listener handles events, and returns those that it has not handled before. */
export const noteHandled = prepare((db, $: Handled) =>
  db
    .insertInto('messaging.inbox')
    .columns(['tenant_id', 'listener', 'event_id'])
    .expression(
      db.selectNoFrom([
        sql<string>`${$.tenantId}::uuid`.as('tenant_id'),
        sql<string>`${$.listener}::text`.as('listener'),
        sql<string>`unnest(${$.eventIds}::uuid[])`.as('event_id'),
      ]),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('event_id as eventId'),
);

/** Removes a batch of old rows whose events have left the outbox, so that nothing asks for them again. */
export const purgeInbox = prepare((db) =>
  db
    .deleteFrom('messaging.inbox')
    .where(
      isAmong(
        db
          .selectFrom('messaging.inbox as i')
          .select(ROW_PLACE)
          .where('i.handled_at', '<', sql<Date>`now() - interval '1 day'`)
          .where((eb) =>
            eb.not(
              eb.exists(
                eb
                  .selectFrom('messaging.outbox as o')
                  .select('o.id')
                  .whereRef('o.tenant_id', '=', 'i.tenant_id')
                  .whereRef('o.id', '=', 'i.event_id'),
              ),
            ),
          )
          .limit(BATCH),
      ),
    )
    .returning('event_id'),
);
