import type { JobsOptions, Processor } from 'bullmq';
import { withTimeout } from '#kernel';
import { knownJobs } from '../jobs/job-definition.js';

/** Injection token of `QueueBackend`. */
export const QUEUE_BACKEND = Symbol('QueueBackend');

/**
 * Queues whose jobs have no ids of their own. On PostgreSQL a sequence counts them, which the migration creates, because the processes may
 * create nothing.
 */
export const COUNTED_QUEUES = ['outbox', 'recurring'] as const;

/** All queues: the counted ones, and one for each kind of job that this process knows. */
export function queueNames(): readonly string[] {
  return [...COUNTED_QUEUES, ...knownJobs()];
}

/** A job as stored by the queue. */
export interface StoredJob {
  readonly id?: string | undefined;
  readonly name: string;
  readonly attemptsMade: number;
  readonly failedReason?: string | undefined;
  /** Milliseconds since 1970. */
  readonly finishedOn?: number | undefined;
  isFailed(): Promise<boolean>;
  /** Puts it back among the waiting jobs. */
  retry(from: 'failed'): Promise<unknown>;
  remove(): Promise<unknown>;
}

/** The part of a queue's interface that the product uses. */
export interface JobQueue {
  add(name: string, data: unknown, options?: JobsOptions): Promise<unknown>;
  addBulk(jobs: { name: string; data: unknown; opts: JobsOptions }[]): Promise<unknown>;
  upsertJobScheduler(
    id: string,
    repeat: { readonly every: number },
    template: { readonly name: string; readonly opts: JobsOptions },
  ): Promise<unknown>;
  getJobSchedulersCount(): Promise<number>;
  getJobCounts(...states: 'waiting'[]): Promise<Record<string, number>>;
  getFailed(start: number, end: number): Promise<readonly StoredJob[]>;
  getJobSchedulers(
    start: number,
    end: number,
  ): Promise<readonly { readonly name: string; readonly next?: number }[]>;
  close(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** The part of a queue worker's interface that the product uses. */
export interface JobWorker {
  /** @param force abandons current work and an unreachable backend */
  close(force?: boolean): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** Opens BullMQ queues and workers on the backend that the settings name. */
export interface QueueBackend {
  /** The service they run on, for the log. */
  readonly service: 'PostgreSQL' | 'Redis';
  openQueue(name: string): JobQueue;
  openWorker(name: string, processor: Processor, concurrency: number): JobWorker;
  /** Whether it can be used at present, as far as this process knows. */
  isConnected(): boolean;
  /** Calls `returned` whenever the backend can be used again, even if it has lost its data. */
  onReturn(returned: () => void): void;
  /** Closes what queues and workers share, after they are closed. */
  end(): Promise<void>;
}

/** Milliseconds in which a queue must complete a command. */
const ANSWER_MS = 3_000;

/** Returns a queue's answer, or fails: nothing waits for a backend that is away. */
export function answered<T>(answer: Promise<T>): Promise<T> {
  return withTimeout(ANSWER_MS, 'The queue', answer);
}
