import type { RedisOptions } from 'ioredis';

/** Channel of Redis's pub/sub. */
export const REDIS_CHANNEL = 'openeiam:live';

/** Milliseconds in which Redis must answer or accept a connection. */
export const REDIS_ANSWER_MS = 2_000;

/** Milliseconds before a lost connection is reopened, at first. */
const RECONNECT_MS = 200;
const LONGEST_RECONNECT_MS = 2_000;

/**
 * Options of every connection to Redis: it is reopened without limit, at least every two seconds. While Redis is away, a command fails at
 * once: nothing waits for it.
 */
export const REDIS_OPTIONS = {
  lazyConnect: true,
  enableOfflineQueue: false,
  maxRetriesPerRequest: 1,
  connectTimeout: REDIS_ANSWER_MS,
  commandTimeout: REDIS_ANSWER_MS,
  retryStrategy: reconnectAfter,
} satisfies RedisOptions;

/** Milliseconds to wait before the next attempt, after the given number of attempts. */
export function reconnectAfter(attempts: number): number {
  return Math.min(attempts * RECONNECT_MS, LONGEST_RECONNECT_MS);
}
