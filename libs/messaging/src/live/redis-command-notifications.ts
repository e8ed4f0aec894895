import { Redis } from 'ioredis';
import type { Transaction } from '#database';
import { withTimeout } from '#kernel';
import { CommandNotifications } from './command-notifications.js';
import type { LiveData } from './live-notifications.js';
import { REDIS_ANSWER_MS, REDIS_CHANNEL, REDIS_OPTIONS } from './redis-options.js';

/** Sends notices over a connection to Redis that is opened for the first one. */
export class RedisCommandNotifications extends CommandNotifications {
  #redis: Promise<Redis> | undefined;

  constructor(private readonly url: string) {
    super();
  }

  protected tell(transaction: Transaction, topic: string, data: LiveData): void {
    transaction.afterCommit('messaging.send-notice', () => {
      this.hint(topic, data);
    });
  }

  protected async send(message: string): Promise<unknown> {
    this.#redis ??= connected(this.url);
    return (await this.#redis).publish(REDIS_CHANNEL, message);
  }

  protected override async end(): Promise<void> {
    const redis = await this.#redis?.catch(() => undefined); // the connection failed: there is nothing to close
    redis?.disconnect();
  }
}

/** Makes one attempt: a command does not wait for Redis to come back. */
async function connected(url: string): Promise<Redis> {
  const redis = new Redis(url, { ...REDIS_OPTIONS, retryStrategy: () => null });
  redis.on('error', () => undefined); // the attempt fails with it
  await withTimeout(REDIS_ANSWER_MS, 'Redis', redis.connect()).catch((error: unknown) => {
    redis.disconnect();
    throw error;
  });
  return redis;
}
