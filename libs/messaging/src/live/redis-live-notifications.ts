import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import type { Transaction } from '#database';
import type { Logger } from '#runtime';
import { LiveNotifications, type LiveData, type LiveHandler } from './live-notifications.js';
import { encode, Subscriptions } from './subscriptions.js';

const CHANNEL = 'openeiam:live';

/** Live notifications by Redis pub/sub. */
export class RedisLiveNotifications
  extends LiveNotifications
  implements OnApplicationBootstrap, OnApplicationShutdown
{
  readonly #subscriptions = new Subscriptions((err) => {
    this.logger.error({ err }, 'A handler of live notifications failed');
  });
  readonly #publisher: Redis;
  readonly #subscriber: Redis;

  constructor(
    url: string,
    private readonly logger: Logger,
  ) {
    super();
    const options = { lazyConnect: true, maxRetriesPerRequest: 1 };
    this.#publisher = new Redis(url, options);
    this.#subscriber = new Redis(url, options);
    for (const connection of [this.#publisher, this.#subscriber]) {
      connection.on('error', (err: unknown) => {
        this.logger.warn({ err }, 'The Redis connection failed');
      });
    }
  }

  announce(transaction: Transaction, topic: string, data: LiveData): void {
    transaction.afterCommit(() => {
      this.hint(topic, data);
    });
  }

  hint(topic: string, data: LiveData): void {
    this.#publisher.publish(CHANNEL, encode(topic, data)).catch((err: unknown) => {
      // A lost notice costs time, never truth: waiting browsers poll, the worker sweeps.
      this.logger.warn({ err }, 'A live notification was lost');
    });
  }

  subscribe(topic: string, handler: LiveHandler): () => void {
    return this.#subscriptions.add(topic, handler);
  }

  isConnected(): boolean {
    return this.#subscriber.status === 'ready';
  }

  async onApplicationBootstrap(): Promise<void> {
    this.#subscriber.on('message', (_channel: string, message: string) => {
      this.#subscriptions.receive(message);
    });
    this.#subscriber.on('ready', () => {
      this.#subscriptions.resync();
    });
    await Promise.all([this.#publisher.connect(), this.#subscriber.connect()]);
    await this.#subscriber.subscribe(CHANNEL);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled([this.#publisher.quit(), this.#subscriber.quit()]);
  }
}
