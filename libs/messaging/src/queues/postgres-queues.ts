import {
  PostgresQueueBackend,
  withBackend,
  type BackendFactory,
  type PostgresConnectionOptions,
  type Processor,
} from 'bullmq';
import type { Connections } from '#database';
import { within } from '#kernel';
import type { Outages } from '#runtime';
import { HeldConnection } from './held-connection.js';
import type { JobQueue, JobWorker, QueueBackend, QueueName } from './queue-backend.js';
import { RECOVERY } from './recovery.js';

/** Milliseconds in which the connections must have ended. */
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

  openQueue(name: QueueName): JobQueue {
    return new this.#classes.Queue(name, { connection: OWN });
  }

  openWorker(name: QueueName, processor: Processor, concurrency: number): JobWorker {
    return new this.#classes.Worker(name, processor, { connection: OWN, concurrency, ...RECOVERY });
  }

  isConnected(): boolean {
    return this.#connection.isReady;
  }

  onReturn(returned: () => void): void {
    this.#connection.on('ready', returned);
  }

  async end(): Promise<void> {
    await within(END_MS, 'PostgreSQL', this.#connection.end()).catch(() => undefined); // they end with the process
  }
}

/** BullMQ asks for a connection; its backend has one already. */
const OWN = {};
