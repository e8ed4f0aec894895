import {
  PostgresQueueBackend,
  withBackend,
  type BackendFactory,
  type PostgresConnectionOptions,
  type Processor,
} from 'bullmq';
import type { Connections } from '#database';
import { withTimeout } from '#kernel';
import type { Outages } from '#runtime';
import { HeldConnection } from './held-connection.js';
import type { JobQueue, JobWorker, QueueBackend } from './queue-backend.js';
import { RECOVERY } from './recovery.js';

/**
 * Seconds after which an idle worker looks by itself: normally a notification wakes it, and the sweep finds work whose notification was
 * lost.
 */
const IDLE_SECONDS = 60;

/** Milliseconds in which the connections must have closed. */
const END_MS = 2_000;

/** BullMQ on PostgreSQL. */
export class PostgresQueues implements QueueBackend {
  readonly service = 'PostgreSQL';
  readonly #connection: HeldConnection;
  readonly #classes;

  constructor(connections: Connections, outages: Outages) {
    const connection = new HeldConnection(connections, outages);
    const factory: BackendFactory<PostgresQueueBackend, PostgresConnectionOptions> = (name, options) =>
      new PostgresQueueBackend(connection, name, options);
    this.#connection = connection;
    this.#classes = withBackend(factory);
  }

  openQueue(name: string): JobQueue {
    return new this.#classes.Queue<unknown>(name, { connection: OWN });
  }

  openWorker(name: string, processor: Processor, concurrency: number): JobWorker {
    return new this.#classes.Worker(name, processor, {
      connection: OWN,
      concurrency,
      ...RECOVERY,
      drainDelay: IDLE_SECONDS,
    });
  }

  isConnected(): boolean {
    return this.#connection.isReady;
  }

  onReturn(returned: () => void): void {
    this.#connection.on('ready', returned);
  }

  async end(): Promise<void> {
    await withTimeout(END_MS, 'PostgreSQL', this.#connection.end()).catch(() => undefined); // they end with the process
  }
}

/** BullMQ requires a connection option; its backend already has one. */
const OWN = {};
