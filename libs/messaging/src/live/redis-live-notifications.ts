import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import type { Transaction } from '#database';
import { withTimeout } from '#kernel';
import type { Logger, Outages } from '#runtime';
import { LiveNotifications, type LiveData, type LiveHandler } from './live-notifications.js';
import { PollingFallback } from './polling-fallback.js';
import { REDIS_ANSWER_MS, REDIS_CHANNEL, REDIS_OPTIONS } from './redis-options.js';
import { encode, Subscriptions } from './subscriptions.js';

/** Milliseconds between two checks that a connection is alive. */
const HEARTBEAT_MS = 5_000;

/** The reason why a part cannot use Redis if no other is known. */
const CLOSED = new Error('Connection is closed.');

/** Live notifications by Redis pub/sub. */
export class RedisLiveNotifications
  extends LiveNotifications
  implements OnApplicationBootstrap, OnApplicationShutdown
{
  readonly #subscriptions = new Subscriptions((err) => {
    this.logger.error({ err }, 'A handler of live notifications failed');
  });
  readonly #polling = new PollingFallback(this.#subscriptions);
  readonly #publisher: Redis;
  readonly #subscriber: Redis;
  #connected = false;
  #closed = false;
  #heartbeat: NodeJS.Timeout | undefined;

  constructor(
    url: string,
    private readonly logger: Logger,
    private readonly outages: Outages,
  ) {
    super();
    this.#publisher = new Redis(url, REDIS_OPTIONS);
    // Subscribes explicitly, so that the process knows when it has succeeded.
    this.#subscriber = new Redis(url, { ...REDIS_OPTIONS, autoResubscribe: false });
    this.#publisher.on('ready', () => {
      this.outages.back('Redis', 'publishing');
    });
    this.#publisher.on('error', (error: unknown) => {
      this.outages.lost('Redis', 'publishing', error);
    });
    this.#subscriber.on('error', (error: unknown) => {
      this.outages.lost('Redis', 'notices', error);
    });
    // The client reports no error when the other side closes a connection.
    this.#publisher.on('close', () => {
      if (!this.#closed) this.outages.lost('Redis', 'publishing', CLOSED);
    });
  }

  protected tell(transaction: Transaction, topic: string, data: LiveData): void {
    transaction.afterCommit('messaging.send-notice', () => {
      this.hint(topic, data);
    });
  }

  hint(topic: string, data: LiveData): void {
    this.#publisher.publish(REDIS_CHANNEL, encode(topic, data)).catch((error: unknown) => {
      // A lost notice costs only time: waiting browsers look by themselves, and the worker sweeps.
      if (!this.#closed) this.outages.lost('Redis', 'publishing', error);
    });
  }

  subscribe(topic: string, handler: LiveHandler): () => void {
    return this.#subscriptions.add(topic, handler);
  }

  isConnected(): boolean {
    return this.#connected;
  }

  /** If Redis is away, the process starts anyway, and is informed when Redis comes back. */
  async onApplicationBootstrap(): Promise<void> {
    const heard = new Promise<void>((resolve) => {
      this.#subscriber.on('message', (_channel: string, message: string) => {
        this.#subscriptions.receive(message);
      });
      this.#subscriber.on('ready', () => {
        void this.listen().then(resolve);
      });
    });
    this.#subscriber.on('close', () => {
      this.lost();
    });
    this.#polling.begin();
    this.#heartbeat = setInterval(() => {
      for (const connection of [this.#publisher, this.#subscriber]) void this.checkLine(connection);
    }, HEARTBEAT_MS).unref();
    const connected = Promise.allSettled([this.#publisher.connect(), this.#subscriber.connect(), heard]);
    await withTimeout(REDIS_ANSWER_MS, 'Redis', connected).catch(() => undefined); // it goes on trying
  }

  async onApplicationShutdown(): Promise<void> {
    this.#closed = true;
    this.lost();
    clearInterval(this.#heartbeat);
    const quit = Promise.allSettled([this.#publisher.quit(), this.#subscriber.quit()]);
    await withTimeout(REDIS_ANSWER_MS, 'Redis', quit).catch(() => undefined); // the rest is cut off
    for (const connection of [this.#publisher, this.#subscriber]) connection.disconnect();
  }

  private async listen(): Promise<void> {
    try {
      await this.#subscriber.subscribe(REDIS_CHANNEL);
    } catch (error) {
      this.outages.lost('Redis', 'notices', error);
      this.#subscriber.disconnect(true);
      return;
    }
    if (this.#closed) return;
    this.#connected = true;
    this.#polling.end();
    this.outages.back('Redis', 'notices');
    this.#subscriptions.resync();
  }

  private lost(): void {
    this.#connected = false;
    if (this.#closed) {
      this.#polling.end();
      return;
    }
    this.outages.lost('Redis', 'notices', CLOSED);
    this.#polling.begin();
  }

  /** On a network that drops all packets, a process that only listens would never notice the failure. */
  private async checkLine(connection: Redis): Promise<void> {
    if (connection.status !== 'ready') return;
    try {
      await connection.ping();
    } catch (error) {
      connection.emit('error', error);
      connection.disconnect(true);
    }
  }
}
