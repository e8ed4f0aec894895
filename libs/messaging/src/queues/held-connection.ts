import { setTimeout as pause } from 'node:timers/promises';
import { assertSchemaCompatibility, PostgresConnection, type PostgresConnectionOptions } from 'bullmq';
import { isServiceAway, type Outages } from '#runtime';
import { QUEUE_SCHEMA } from './queue-schema.js';

/** Milliseconds between two attempts to reach a database that is away. */
const AGAIN_MS = 1_000;

/**
 * The connections to PostgreSQL that all queues of a process share: BullMQ itself would open a pool and a LISTEN connection for
 * each of them, and would give up for ever if the database was away at their start. The process ends them; the queues do not.
 */
export class HeldConnection extends PostgresConnection {
  #reaching: Promise<void> | undefined;
  #isReady = false;
  #isEnding = false;

  constructor(
    options: PostgresConnectionOptions,
    private readonly outages: Outages,
  ) {
    super(options);
    // One that breaks while it is lent would otherwise be an error that nobody hears: the end of the process.
    this.pool.on('connect', (client) => client.on('error', () => undefined));
    this.on('error', (error: unknown) => {
      if (isServiceAway(error)) this.lost(error);
    });
  }

  /** Whether the database has been reached, and was not lost since. */
  get isReady(): boolean {
    return this.#isReady;
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

  /** Ends the connections, when all queues are closed. */
  async end(): Promise<void> {
    this.#isEnding = true;
    await super.close();
  }

  private lost(error: unknown): void {
    if (this.#isEnding) return;
    this.#isReady = false;
    this.outages.lost('PostgreSQL', 'queues', error);
    void this.waitUntilReady();
  }

  /** Never fails: it takes as long as the database is away. */
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
