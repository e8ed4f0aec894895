import { createPostgresBackend, Queue, withBackend, Worker, type JobsOptions, type Processor } from 'bullmq';
import { CONNECTION_OPTIONS } from '#database';
import type { Settings } from '#runtime';

/** Injection token of `QueueBackend`. */
export const QUEUE_BACKEND = Symbol('QueueBackend');

/** PostgreSQL schema of BullMQ's tables. */
export const QUEUE_SCHEMA = 'queue';

/** Connections that one queue or worker may hold on PostgreSQL. */
const CONNECTIONS = 2;

/**
 * Milliseconds after which a job whose worker was killed is taken up by another one: its lock runs out, and the next
 * look finds it. BullMQ's own figures add up to a minute, for which a tenant's events would wait. A job that is only
 * slow keeps renewing its lock; one that is run twice all the same does no harm, as every job can be repeated.
 */
const RECOVERY = { lockDuration: 6_000, stalledInterval: 2_000, maxStalledCount: 100 };

/** What the product asks of a queue. */
export interface JobQueue {
  add(name: string, data: unknown, options?: JobsOptions): Promise<unknown>;
  upsertJobScheduler(
    id: string,
    repeat: { readonly every: number },
    template: { readonly name: string; readonly opts: JobsOptions },
  ): Promise<unknown>;
  getJobCounts(): Promise<Record<string, number>>;
  close(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** What the product asks of a queue's worker. */
export interface JobWorker {
  close(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** Opens BullMQ queues and workers on the backend that the settings name. */
export interface QueueBackend {
  openQueue(name: string): JobQueue;
  openWorker(name: string, processor: Processor, concurrency: number): JobWorker;
}

/** BullMQ on Redis when there is a `REDIS_URL`, otherwise on PostgreSQL. Nobody else knows which. */
export function queueBackend(settings: Settings): QueueBackend {
  if (settings.REDIS_URL !== undefined) return onRedis(settings.REDIS_URL);
  if (settings.DATABASE_URL !== undefined) return onPostgres(settings.DATABASE_URL);
  throw new Error('Queues need DATABASE_URL or REDIS_URL');
}

function onPostgres(connectionString: string): QueueBackend {
  const classes = withBackend(createPostgresBackend);
  const connection = {
    connectionString,
    schema: QUEUE_SCHEMA,
    options: CONNECTION_OPTIONS,
    max: CONNECTIONS,
  };
  return {
    openQueue: (name) => new classes.Queue(name, { connection }),
    openWorker: (name, processor, concurrency) =>
      new classes.Worker(name, processor, { connection, concurrency, ...RECOVERY }),
  };
}

function onRedis(url: string): QueueBackend {
  const connection = { url, maxRetriesPerRequest: null };
  return {
    openQueue: (name) => new Queue(name, { connection }),
    openWorker: (name, processor, concurrency) =>
      new Worker(name, processor, { connection, concurrency, ...RECOVERY }),
  };
}
