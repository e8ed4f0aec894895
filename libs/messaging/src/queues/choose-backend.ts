import type { Connections } from '#database';
import type { Outages, Settings } from '#runtime';
import { PostgresQueues } from './postgres-queues.js';
import type { QueueBackend } from './queue-backend.js';
import { RedisQueues } from './redis-queues.js';

/** BullMQ on Redis when there is a `REDIS_URL`, otherwise on PostgreSQL. Nobody else knows which. */
export function chooseBackend(settings: Settings, connections: Connections, outages: Outages): QueueBackend {
  return settings.REDIS_URL === undefined
    ? new PostgresQueues(connections, outages)
    : new RedisQueues(settings.REDIS_URL, outages);
}
