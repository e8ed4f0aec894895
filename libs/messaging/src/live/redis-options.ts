import type { RedisOptions } from 'ioredis';

/** Channel of Redis's pub/sub. */
export const REDIS_CHANNEL = 'openeiam:live';

/** Milliseconds in which Redis must answer, and a connection to it must come about. */
export const REDIS_ANSWER_MS = 2_000;

/** Milliseconds before a lost connection is opened again, at first and at most. */
const RECONNECT_MS = 200;
const LONGEST_RECONNECT_MS = 2_000;

/**
 * How every connection to Redis behaves: it is opened again forever, at least every two seconds. What is asked of it while it is
 * away fails at once: nothing waits for it.
 */
export const REDIS_OPTIONS = {
  lazyConnect: true,
  enableOfflineQueue: false,
  maxRetriesPerRequest: 1,
  connectTimeout: REDIS_ANSWER_MS,
  commandTimeout: REDIS_ANSWER_MS,
  retryStrategy: reconnectAfter,
} satisfies RedisOptions;

/** Milliseconds to wait before the next attempt, after so many. */
export function reconnectAfter(attempts: number): number {
  return Math.min(attempts * RECONNECT_MS, LONGEST_RECONNECT_MS);
}
