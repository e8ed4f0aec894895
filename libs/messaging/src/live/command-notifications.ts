import type { OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import type { Transaction, UnitOfWork } from '#database';
import { within } from '#kernel';
import { LiveNotifications, type LiveData } from './live-notifications.js';
import { LIVE_CHANNEL } from './postgres-live-notifications.js';
import { REDIS_CHANNEL } from './redis-live-notifications.js';
import { REDIS_ANSWER_MS, REDIS_OPTIONS } from './redis-options.js';
import { encode } from './subscriptions.js';

/** Milliseconds for which a command that is done waits for its notices to be taken. */
const END_MS = 3_000;

/**
 * The notices of a command of the operator, which gives some and hears none. It needs nothing for them until it gives the
 * first one, and never fails for want of it: the running processes look for themselves.
 */
export abstract class CommandNotifications extends LiveNotifications implements OnApplicationShutdown {
  readonly #sent: Promise<unknown>[] = [];
  #hasLost = false;

  /** Whether a notice was taken by nobody. */
  get hasLost(): boolean {
    return this.#hasLost;
  }

  hint(topic: string, data: LiveData): void {
    const sent = this.send(encode(topic, data)).catch(() => {
      this.#hasLost = true;
    });
    this.#sent.push(sent);
  }

  subscribe(): () => void {
    return () => undefined;
  }

  isConnected(): boolean {
    return false;
  }

  async onApplicationShutdown(): Promise<void> {
    await within(END_MS, 'Whoever takes notices', Promise.all(this.#sent)).catch(() => {
      this.#hasLost = true;
    });
    await this.end();
  }

  protected abstract send(message: string): Promise<unknown>;

  protected async end(): Promise<void> {
    await Promise.resolve();
  }
}

/** By the connections that the command has anyway. */
export class PostgresCommandNotifications extends CommandNotifications {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super();
  }

  protected tell(transaction: Transaction, topic: string, data: LiveData): void {
    transaction.beforeCommit(() =>
      transaction.query('select pg_notify($1, $2)', [LIVE_CHANNEL, encode(topic, data)]),
    );
  }

  protected send(message: string): Promise<unknown> {
    return this.unitOfWork.ask(null, 'select pg_notify($1, $2)', [LIVE_CHANNEL, message]);
  }
}

/** By a connection to Redis that is opened for the first one. */
export class RedisCommandNotifications extends CommandNotifications {
  #redis: Promise<Redis> | undefined;

  constructor(private readonly url: string) {
    super();
  }

  protected tell(transaction: Transaction, topic: string, data: LiveData): void {
    transaction.afterCommit(() => {
      this.hint(topic, data);
    });
  }

  protected async send(message: string): Promise<unknown> {
    this.#redis ??= connected(this.url);
    return (await this.#redis).publish(REDIS_CHANNEL, message);
  }

  protected override async end(): Promise<void> {
    const redis = await this.#redis?.catch(() => undefined); // it is not there: nothing is to be ended
    redis?.disconnect();
  }
}

/** One attempt: a command does not wait for Redis to come back. */
async function connected(url: string): Promise<Redis> {
  const redis = new Redis(url, { ...REDIS_OPTIONS, retryStrategy: () => null });
  redis.on('error', () => undefined); // the attempt fails with it
  await within(REDIS_ANSWER_MS, 'Redis', redis.connect()).catch((error: unknown) => {
    redis.disconnect();
    throw error;
  });
  return redis;
}
