import { Queue, withBackend, Worker, type JobsOptions, type Processor } from 'bullmq';
import type { Connections } from '#database';
import type { Settings } from '#runtime';
import { postgresQueues } from './postgres-queues.js';

/** Injection token of `QueueBackend`. */
export const QUEUE_BACKEND = Symbol('QueueBackend');

/** Every queue. What a queue needs on PostgreSQL is made by the migration, because the processes may make nothing. */
export const QUEUES = ['outbox', 'recurring'] as const;

export type QueueName = (typeof QUEUES)[number];

/**
 * Milliseconds after which a job whose worker was killed is taken up by another one: its lock runs out, and the next
 * look finds it. BullMQ's own figures add up to a minute, for which a tenant's events would wait. A job that is only
 * slow keeps renewing its lock; one that is run twice all the same does no harm, as every job can be repeated.
 */
const RECOVERY = { lockDuration: 6_000, stalledInterval: 2_000, maxStalledCount: 100 };

/** A job as the queue keeps it. */
export interface StoredJob {
  readonly id?: string | undefined;
  readonly name: string;
  readonly attemptsMade: number;
  readonly failedReason?: string | undefined;
  /** Milliseconds since 1970. */
  readonly finishedOn?: number | undefined;
  isFailed(): Promise<boolean>;
  /** Puts it among those that wait. */
  retry(from: 'failed'): Promise<unknown>;
  remove(): Promise<unknown>;
}

/** What the product asks of a queue. */
export interface JobQueue {
  add(name: string, data: unknown, options?: JobsOptions): Promise<unknown>;
  upsertJobScheduler(
    id: string,
    repeat: { readonly every: number },
    template: { readonly name: string; readonly opts: JobsOptions },
  ): Promise<unknown>;
  getJobCounts(): Promise<Record<string, number>>;
  getFailed(start: number, end: number): Promise<readonly StoredJob[]>;
  getJobSchedulers(
    start: number,
    end: number,
  ): Promise<readonly { readonly name: string; readonly next?: number }[]>;
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
  openQueue(name: QueueName): JobQueue;
  openWorker(name: QueueName, processor: Processor, concurrency: number): JobWorker;
}

/** BullMQ on Redis when there is a `REDIS_URL`, otherwise on PostgreSQL. Nobody else knows which. */
export function queueBackend(settings: Settings, connections: Connections): QueueBackend {
  return settings.REDIS_URL === undefined ? onPostgres(connections) : onRedis(settings.REDIS_URL);
}

function onPostgres(connections: Connections): QueueBackend {
  const classes = withBackend(postgresQueues(connections));
  const connection = {}; // each opens its own, in `postgresQueues`
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
