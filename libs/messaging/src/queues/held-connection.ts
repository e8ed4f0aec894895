import { setTimeout as pause } from 'node:timers/promises';
import { assertSchemaCompatibility, PostgresConnection, type PostgresConnectionOptions } from 'bullmq';
import type { Outages } from '#runtime';
import { QUEUE_SCHEMA } from './queue-schema.js';

/** Milliseconds between two attempts to reach a database that is away. */
const AGAIN_MS = 1_000;

/**
 * The connections to PostgreSQL that all queues of a process share: BullMQ itself would open a pool and a LISTEN connection for
 * each of them, and would give up for ever if the database was away at their start. The process ends them; the queues do not.
 */
export class HeldConnection extends PostgresConnection {
  #ready: Promise<void> | undefined;
  #isEnding = false;
  #isReady = false;

  constructor(
    options: PostgresConnectionOptions,
    private readonly outages: Outages,
  ) {
    super(options);
  }

  /** Whether the database has been reached, and was not lost since. */
  get isReady(): boolean {
    return this.#isReady;
  }

  override waitUntilReady(): Promise<void> {
    this.#ready ??= this.untilReady();
    return this.#ready;
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

  private async untilReady(): Promise<void> {
    while (!this.#isEnding) {
      try {
        await this.check();
        this.#isReady = true;
        this.outages.back('PostgreSQL', 'queues');
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
    this.emit('ready');
  }
}
