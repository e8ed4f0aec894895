import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { assertSchemaCompatibility, isPgPool, PostgresConnection, type PgPool } from 'bullmq';
import { APP_SESSION, type ConnectionPool, type Connections } from '#database';
import { isServiceAway, type Outages } from '#runtime';
import { QUEUE_SCHEMA } from './queue-schema.js';

/** BullMQ's statements name tables without a schema; the search path finds them. */
const SESSION = { ...APP_SESSION, searchPath: `${QUEUE_SCHEMA}, pg_catalog, pg_temp` };

/** Connections for the statements of all queues of a process, plus one that listens. */
const CONNECTIONS = 3;

/** Milliseconds between two attempts to reach a database that is away. */
const AGAIN_MS = 1_000;

/**
 * The connections to PostgreSQL that all queues of a process share. They are opened like all others of the process. BullMQ itself would
 * open a pool and a LISTEN connection for each queue. It would set the search path in start-up options, which a pooler refuses or forgets,
 * and would give up forever if the database was away at the start. The process closes these connections; the queues do not.
 */
export class HeldConnection extends PostgresConnection {
  override readonly schema = QUEUE_SCHEMA;
  readonly #pool: ConnectionPool;
  #reaching: Promise<void> | undefined;
  #isReady = false;
  #isEnding = false;
  #listening: unknown;

  constructor(
    connections: Connections,
    private readonly outages: Outages,
  ) {
    // The pool itself tells BullMQ about lost connections.
    const pool = connections.openPool(
      { session: SESSION, name: 'queues', max: CONNECTIONS },
      () => undefined,
    );
    super(forBullMq(pool));
    this.#pool = pool;
    this.setMaxListeners(0); // one of each kind for each queue and worker
    this.on('error', (error: unknown) => {
      if (isServiceAway(error)) this.lost(error);
    });
  }

  /** Whether the database has been reached, and the connection has not been lost since. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** All queues listen on one connection, which runs one statement at a time. */
  override async getListenClient(): ReturnType<PostgresConnection['getListenClient']> {
    const client = await super.getListenClient();
    if (this.#listening !== client) {
      this.#listening = client;
      if (client instanceof EventEmitter) client.setMaxListeners(0); // each queue adds a listener
      const query = client.query.bind(client);
      let last: Promise<unknown> = Promise.resolve();
      client.query = <Row>(text: string, values?: unknown[]) => {
        const asked = last.then(() => query<Row>(text, values));
        last = asked.catch(() => undefined); // the caller receives the error
        return asked;
      };
    }
    return client;
  }

  override waitUntilReady(): Promise<void> {
    if (this.#isReady) return Promise.resolve();
    this.#reaching ??= this.reach().finally(() => {
      this.#reaching = undefined;
    });
    return this.#reaching;
  }

  override close(): Promise<void> {
    return Promise.resolve();
  }

  override disconnect(): Promise<void> {
    return Promise.resolve();
  }

  /** Closes the connections after all queues are closed. */
  async end(): Promise<void> {
    this.#isEnding = true;
    await super.close();
    await this.#pool.end();
  }

  private lost(error: unknown): void {
    if (this.#isEnding) return;
    this.#isReady = false;
    this.outages.lost('PostgreSQL', 'queues', error);
    void this.waitUntilReady();
  }

  /** Never fails: it waits as long as the database is away. */
  private async reach(): Promise<void> {
    while (!this.#isEnding) {
      try {
        await this.check();
        this.#isReady = true;
        this.outages.back('PostgreSQL', 'queues');
        this.emit('ready');
        return;
      } catch (error) {
        this.outages.lost('PostgreSQL', 'queues', error);
        await pause(AGAIN_MS, undefined, { ref: false });
      }
    }
  }

  private async check(): Promise<void> {
    const client = await this.pool.connect();
    try {
      await assertSchemaCompatibility(client, QUEUE_SCHEMA);
    } finally {
      client.release();
    }
  }
}

/** BullMQ has its own types for the same pool. */
function forBullMq(pool: unknown): PgPool {
  if (isPgPool(pool)) return pool;
  throw new TypeError('BullMQ takes no such pool');
}
