import {
  PostgresQueueBackend,
  withBackend,
  type BackendFactory,
  type PostgresConnectionOptions,
  type Processor,
} from 'bullmq';
import { ANSWER_TIMEOUT_MS, CONNECT_TIMEOUT_MS, CONNECTION_OPTIONS, KEEP_ALIVE_MS } from '#database';
import { within } from '#kernel';
import type { Outages } from '#runtime';
import { HeldConnection } from './held-connection.js';
import type { JobQueue, JobWorker, QueueBackend } from './queue-backend.js';
import { QUEUE_SCHEMA } from './queue-schema.js';
import { RECOVERY } from './recovery.js';

/** Connections that the queues of a process share, besides the one on which they listen. */
const CONNECTIONS = 2;

/** Milliseconds in which the connections must have ended. */
const END_MS = 2_000;

/** BullMQ on PostgreSQL. */
export class PostgresQueues implements QueueBackend {
  readonly service = 'PostgreSQL';
  readonly #connection: HeldConnection;
  readonly #classes;

  constructor(connectionString: string, outages: Outages) {
    const connection = new HeldConnection(
      {
        connectionString,
        schema: QUEUE_SCHEMA,
        options: CONNECTION_OPTIONS,
        max: CONNECTIONS,
        connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
        query_timeout: ANSWER_TIMEOUT_MS,
        keepAlive: true,
        keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
      },
      outages,
    );
    const factory: BackendFactory<PostgresQueueBackend, PostgresConnectionOptions> = (name, options) =>
      new PostgresQueueBackend(connection, name, options);
    this.#connection = connection;
    this.#classes = withBackend(factory);
  }

  openQueue(name: string): JobQueue {
    return new this.#classes.Queue(name, { connection: OWN });
  }

  openWorker(name: string, processor: Processor, concurrency: number): JobWorker {
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
