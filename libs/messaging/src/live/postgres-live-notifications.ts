import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { APP_SESSION, type Connection, type Connections, type Transaction } from '#database';
import type { Logger } from '#runtime';
import { LiveNotifications, type LiveData, type LiveHandler } from './live-notifications.js';
import { encode, Subscriptions } from './subscriptions.js';

const CHANNEL = 'openeiam_live';

/** Milliseconds before a lost connection is opened again. */
const RECONNECT_MS = 500;

/** Live notifications by PostgreSQL's LISTEN/NOTIFY, on one connection of its own for each process. */
export class PostgresLiveNotifications
  extends LiveNotifications
  implements OnApplicationBootstrap, OnApplicationShutdown
{
  readonly #subscriptions = new Subscriptions((err) => {
    this.logger.error({ err }, 'A handler of live notifications failed');
  });
  #client: Connection | undefined;
  #connected = false;
  #closed = false;
  /** Settles when the last hint was sent, and so all before it. */
  #hinted: Promise<unknown> = Promise.resolve();
  #retry: NodeJS.Timeout | undefined;

  constructor(
    private readonly connections: Connections,
    private readonly logger: Logger,
  ) {
    super();
  }

  announce(transaction: Transaction, topic: string, data: LiveData): void {
    transaction.beforeCommit(() =>
      transaction.query('select pg_notify($1, $2)', [CHANNEL, encode(topic, data)]),
    );
  }

  hint(topic: string, data: LiveData): void {
    if (!this.#connected || this.#client === undefined) return;
    const sent = this.#client.query('select pg_notify($1, $2)', [CHANNEL, encode(topic, data)]);
    this.#hinted = sent.catch((err: unknown) => {
      this.logger.warn({ err }, 'A hint was lost');
    });
  }

  subscribe(topic: string, handler: LiveHandler): () => void {
    return this.#subscriptions.add(topic, handler);
  }

  isConnected(): boolean {
    return this.#connected;
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.connect();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    await this.#hinted;
    await this.#client?.end();
  }

  private async connect(): Promise<void> {
    try {
      // Pipelined: a hint does not wait for the answer to the one before.
      const client = await this.connections.open({ session: APP_SESSION, name: 'notices', pipeline: true });
      this.#client = client;
      client.on('notification', ({ payload }) => {
        if (payload !== undefined) this.#subscriptions.receive(payload);
      });
      client.on('error', (err) => {
        this.logger.warn({ err }, 'The LISTEN connection failed');
      });
      client.on('end', () => {
        this.lost();
      });
      if (this.#closed) {
        await client.end();
        return;
      }
      await client.query(`listen ${CHANNEL}`);
      this.#connected = true;
      this.#subscriptions.resync();
    } catch (err) {
      this.logger.warn({ err }, 'LISTEN is not possible yet');
      await this.#client?.end().catch(() => undefined); // when listening itself failed
      this.lost();
    }
  }

  private lost(): void {
    this.#connected = false;
    if (this.#closed) return;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.connect(), RECONNECT_MS);
  }
}
