import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 120_000;

/** Waits until the worker has delivered every event, so that no slice pays for the one before. */
export async function untilDelivered({ database }) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const [{ left }] = await database.sql('select count(*)::int as left from messaging.outbox');
    if (left === 0) return;
    if (Date.now() > deadline) throw new Error(`${left} events are still undelivered`);
    await pause(100);
  }
}

/** Removes the tickets of the slice before, so that every slice begins with the same tables. */
export async function clearTickets(installation) {
  await untilDelivered(installation);
  await installation.database.sql(
    'truncate qr_logon.waiting_code, qr_logon.ticket, floor.ticket, floor.session',
  );
  await installation.database.sql('checkpoint');
}
