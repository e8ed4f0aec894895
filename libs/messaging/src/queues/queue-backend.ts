import type { JobsOptions, Processor } from 'bullmq';
import { within } from '#kernel';
import { knownJobs } from '../jobs/job-definition.js';

/** Injection token of `QueueBackend`. */
export const QUEUE_BACKEND = Symbol('QueueBackend');

/** Queues whose jobs have no ids of their own. PostgreSQL counts them by what the migration makes, because the processes may make nothing. */
export const COUNTED_QUEUES = ['outbox', 'recurring'] as const;

/** Every queue: these, and one for each kind of job that this process knows. */
export function queueNames(): readonly string[] {
  return [...COUNTED_QUEUES, ...knownJobs()];
}

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

/** What the product asks of a queue's worker. */
export interface JobWorker {
  /** @param force leaves what is in hand and what cannot be reached */
  close(force?: boolean): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** Opens BullMQ queues and workers on the backend that the settings name. */
export interface QueueBackend {
  /** What they run on, for the log. */
  readonly service: 'PostgreSQL' | 'Redis';
  openQueue(name: string): JobQueue;
  openWorker(name: string, processor: Processor, concurrency: number): JobWorker;
  /** Whether it can be used at present, as far as this process knows. */
  isConnected(): boolean;
  /** Calls `returned` whenever the backend can be used again, also when it has lost what it held. */
  onReturn(returned: () => void): void;
  /** Ends what queues and workers share, after they are closed. */
  end(): Promise<void>;
}

/** Milliseconds in which a queue must do what it is asked. */
const ANSWER_MS = 3_000;

/** Gives what a queue answers, or fails: nothing waits for a backend that is away. */
export function answered<T>(answer: Promise<T>): Promise<T> {
  return within(ANSWER_MS, 'The queue', answer);
}
