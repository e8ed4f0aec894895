import { newId } from '#kernel';
import type { Logger } from '#runtime';
import { closeQueue, closeWorker } from '../queues/close.js';
import { isReportableError } from '../queues/is-reportable-error.js';
import {
  answered,
  type JobQueue,
  type JobWorker as QueueWorker,
  type QueueBackend,
} from '../queues/queue-backend.js';
import { jobKey, type JobKey } from './job-definition.js';
import type { HandledJob } from './job-handler.js';
import { rowOf, type RunJob } from './run-job.js';

/** Milliseconds after which a waiting row is done without the queue: its job is held by a worker that was killed, or was lost. */
const PATIENCE_MS = 3_000;

/** Number of failed jobs that are kept for the operator to see. Their rows are retried regardless. */
const KEPT_FAILED = 50;

/** Runs the jobs of one kind in one worker: BullMQ brings them, or the sweep when BullMQ cannot. */
export class JobWorker {
  readonly #stop = new AbortController();
  readonly #running = new Map<string, Promise<void>>();
  readonly #queue: JobQueue;
  readonly #worker: QueueWorker;
  /** Rows that the last look found waiting, and when each was first found, in milliseconds of this process. */
  #waiting: ReadonlyMap<string, number> = new Map();

  constructor(
    private readonly job: HandledJob,
    private readonly backend: QueueBackend,
    private readonly runJob: RunJob,
    private readonly logger: Logger,
  ) {
    const { name, atOnce } = job.definition;
    this.#queue = backend.openQueue(name);
    this.#worker = backend.openWorker(name, ({ data }) => this.run(jobKey.parse(data)), atOnce);
    for (const part of [this.#queue, this.#worker]) {
      part.on('error', (err) => {
        if (isReportableError(err)) logger.warn({ err, job: name }, 'A job queue reported an error');
      });
    }
  }

  /** Runs the jobs of these rows. Never fails. */
  async add(keys: readonly JobKey[]): Promise<void> {
    if (keys.length > 0 && !(await this.enqueue(keys))) this.runHere(keys);
  }

  /** Handles the due rows that the sweep has found. Never fails. */
  async found(keys: readonly JobKey[]): Promise<void> {
    const now = performance.now();
    const since = (key: JobKey): number => this.#waiting.get(rowOf(key)) ?? now;
    const late = keys.filter((key) => now - since(key) > PATIENCE_MS);
    this.#waiting = new Map(keys.map((key) => [rowOf(key), since(key)]));
    await this.add(keys);
    this.runHere(late);
  }

  async close(): Promise<void> {
    this.#stop.abort(new Error('The worker ends'));
    await closeWorker(this.#worker, this.backend, () => Promise.allSettled(this.#running.values()));
    await closeQueue(this.#queue);
  }

  /** Does not add a row again whose job is already in the queue. */
  private async enqueue(keys: readonly JobKey[]): Promise<boolean> {
    const { name } = this.job.definition;
    const entries = keys.map((key) => ({
      name,
      data: key,
      opts: {
        jobId: `${jobIdOf(key)}/${newId()}`,
        deduplication: { id: jobIdOf(key) },
        removeOnComplete: true,
        removeOnFail: KEPT_FAILED,
      },
    }));
    try {
      await answered(this.#queue.addBulk(entries));
      return true;
    } catch (err) {
      this.logger.warn({ err, job: name }, 'The queue cannot be used; jobs are run without it');
      return false;
    }
  }

  /** Runs as many as this worker may run concurrently; the next look finds the rest. */
  private runHere(keys: readonly JobKey[]): void {
    for (const key of keys) {
      if (this.#running.size >= this.job.definition.atOnce) return;
      this.run(key).catch(() => undefined); // the failure is reported elsewhere, and the next look tries again
    }
  }

  /** Runs a row. A process never runs a row twice at once: a second call waits for the first. */
  private run(key: JobKey): Promise<void> {
    const row = rowOf(key);
    const running = this.#running.get(row) ?? this.begin(key).finally(() => this.#running.delete(row));
    this.#running.set(row, running);
    return running;
  }

  private async begin(key: JobKey): Promise<void> {
    if (this.#stop.signal.aborted) return;
    try {
      await this.runJob.execute(this.job, key, this.#stop.signal);
    } catch (err) {
      this.logger.error({ err, job: this.job.definition.name, ...key }, 'A job failed');
      throw err;
    }
  }
}

/** BullMQ does not allow colons in ids. */
function jobIdOf(key: JobKey): string {
  return rowOf(key).replaceAll(':', '%3A');
}
