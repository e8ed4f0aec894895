import type { Connections } from '#database';
import type { Outages, Settings } from '#runtime';
import type { QueueBackend } from './queue-backend.js';

/**
 * BullMQ on Redis if `REDIS_URL` is set, otherwise on PostgreSQL. The rest of the code does not depend on the choice. BullMQ is loaded only
 * here, which saves its memory in a server, because that has no queues.
 */
export async function chooseBackend(
  settings: Settings,
  connections: Connections,
  outages: Outages,
): Promise<QueueBackend> {
  if (settings.REDIS_URL === undefined) {
    const { PostgresQueues } = await import('./postgres-queues.js');
    return new PostgresQueues(connections, outages);
  }
  const { RedisQueues } = await import('./redis-queues.js');
  return new RedisQueues(settings.REDIS_URL, outages);
}
