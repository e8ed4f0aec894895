import type { Connections } from '#database';
import type { Outages, Settings } from '#runtime';
import type { QueueBackend } from './queue-backend.js';

/**
 * BullMQ on Redis when there is a `REDIS_URL`, otherwise on PostgreSQL. Nobody else knows which. BullMQ is loaded here and nowhere else,
 * so that a server, which has no queues, does without its memory.
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
