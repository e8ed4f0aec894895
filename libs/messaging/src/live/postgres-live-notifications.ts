import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { APP_SESSION, type Connection, type Connections, type Transaction } from '#database';
import { withTimeout } from '#kernel';
import type { Logger, Outages } from '#runtime';
import { LiveNotifications, type LiveData, type LiveHandler } from './live-notifications.js';
import { PollingFallback } from './polling-fallback.js';
import { encode, Subscriptions } from './subscriptions.js';

/** Channel of LISTEN and NOTIFY. */
export const LIVE_CHANNEL = 'openeiam_live';

/** Milliseconds before a lost connection is reopened. */
const RECONNECT_MS = 500;

/** Milliseconds between two checks that the connection is alive; otherwise nothing might be sent on it for hours. */
const HEARTBEAT_MS = 15_000;

/** The server must answer soon: a late notice is useless. */
const SESSION = { ...APP_SESSION, answerTimeoutMs: 5_000 };

/** Milliseconds that the shutdown waits for pending work. */
const END_MS = 2_000;

/** Live notifications through PostgreSQL's LISTEN/NOTIFY, on one dedicated connection for each process. */
export class PostgresLiveNotifications
  extends LiveNotifications
  implements OnApplicationBootstrap, OnApplicationShutdown
{
  readonly #subscriptions = new Subscriptions((err) => {
    this.logger.error({ err }, 'A handler of live notifications failed');
  });
  readonly #polling = new PollingFallback(this.#subscriptions);
  #client: Connection | undefined;
  #connected = false;
  #closed = false;
  /** Settles when the last hint, and so every earlier one, was sent. */
  #hinted: Promise<unknown> = Promise.resolve();
  #retry: NodeJS.Timeout | undefined;
  #heartbeat: NodeJS.Timeout | undefined;

  constructor(
    private readonly connections: Connections,
    private readonly logger: Logger,
    private readonly outages: Outages,
  ) {
    super();
  }

  protected tell(transaction: Transaction, topic: string, data: LiveData): void {
    transaction.beforeCommit(() =>
      transaction.query('select pg_notify($1, $2)', [LIVE_CHANNEL, encode(topic, data)]),
    );
  }

  hint(topic: string, data: LiveData): void {
    if (!this.#connected || this.#client === undefined) return;
    const sent = this.#client.query('select pg_notify($1, $2)', [LIVE_CHANNEL, encode(topic, data)]);
    this.#hinted = sent.catch((err: unknown) => {
      this.outages.lost('PostgreSQL', 'notices', err); // its connection is lost: subscribers look by themselves
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
    this.rest();
    clearTimeout(this.#retry);
    const ended = this.#hinted.then(() => this.#client?.end());
    await withTimeout(END_MS, 'The LISTEN connection', ended).catch(() => undefined); // the connection ends with the process
  }

  private async connect(): Promise<void> {
    try {
      // Pipelined: a hint does not wait for the answer to the one before.
      const client = await this.connections.open({ session: SESSION, name: 'notices', pipeline: true });
      this.#client = client;
      client.on('notification', ({ payload }) => {
        if (payload !== undefined) this.#subscriptions.receive(payload);
      });
      client.on('error', (error) => {
        this.outages.lost('PostgreSQL', 'notices', error);
      });
      client.on('end', () => {
        this.lost(client);
      });
      if (this.#closed) {
        await client.end();
        return;
      }
      await client.query(`listen ${LIVE_CHANNEL}`);
      this.found(client);
    } catch (error) {
      this.outages.lost('PostgreSQL', 'notices', error);
      await this.#client?.end().catch(() => undefined); // when LISTEN itself failed
      this.lost(this.#client);
    }
  }

  private found(client: Connection): void {
    if (this.#closed) return;
    this.#connected = true;
    this.#polling.end();
    this.outages.back('PostgreSQL', 'notices');
    this.#subscriptions.resync();
    this.#heartbeat = setInterval(() => {
      // Without an answer the connection is closed, and `end` reports it.
      client.query('select').catch(() => undefined);
    }, HEARTBEAT_MS).unref();
  }

  private lost(client: Connection | undefined): void {
    if (client !== this.#client) return;
    this.rest();
    if (this.#closed) return;
    this.#polling.begin();
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.connect(), RECONNECT_MS);
  }

  private rest(): void {
    this.#connected = false;
    this.#polling.end();
    clearInterval(this.#heartbeat);
  }
}
