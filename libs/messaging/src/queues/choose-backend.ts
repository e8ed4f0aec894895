import type { Outages, Settings } from '#runtime';
import { PostgresQueues } from './postgres-queues.js';
import type { QueueBackend } from './queue-backend.js';
import { RedisQueues } from './redis-queues.js';

/** BullMQ on Redis when there is a `REDIS_URL`, otherwise on PostgreSQL. Nobody else knows which. */
export function chooseBackend(settings: Settings, outages: Outages): QueueBackend {
  if (settings.REDIS_URL !== undefined) return new RedisQueues(settings.REDIS_URL, outages);
  if (settings.DATABASE_URL !== undefined) return new PostgresQueues(settings.DATABASE_URL, outages);
  throw new Error('Queues need DATABASE_URL or REDIS_URL');
}
