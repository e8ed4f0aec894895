import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Connections, UnitOfWork } from '#database';
import { Outages, SETTINGS, type Settings } from '#runtime';
import { REMOVE_FAILED_JOB } from '../infra/bullmq-sql.js';
import { chooseBackend } from './choose-backend.js';
import { closeQueue } from './close.js';
import { answered, queueNames, type JobQueue, type QueueBackend, type StoredJob } from './queue-backend.js';

/** A job that failed and is not retried by any worker. */
export interface FailedJob {
  /** Queue and id, as `recurring/repeat:mail.purge:1790000000000`. */
  readonly id: string;
  /** The work: the recurring task, the kind of job, or the draining of an outbox. */
  readonly name: string;
  readonly attempts: number;
  /** Why the last attempt failed. */
  readonly reason: string;
  readonly failedAt: Date | null;
}

/** Selects jobs; all given conditions must hold. */
export interface JobChoice {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
}

interface Chosen {
  readonly queue: string;
  readonly stored: StoredJob;
  readonly job: FailedJob;
}

/** Maximum jobs of a queue in one list. */
const MOST_LISTED = 500;

/** Lets the operator list, retry and drop failed jobs of the queues, on either backend. */
@Injectable()
export class FailedJobs implements OnApplicationShutdown {
  readonly #queues = new Map<string, Promise<JobQueue>>();
  #backend: Promise<QueueBackend> | undefined;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly connections: Connections,
    private readonly outages: Outages,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The newest of each queue first; 500 of each at most. */
  async list(choice: JobChoice): Promise<readonly FailedJob[]> {
    return (await this.chosen(choice)).map(({ job }) => job);
  }

  /** Lets workers retry the chosen jobs at once. Returns those that still existed. */
  retry(choice: JobChoice): Promise<readonly FailedJob[]> {
    return this.each(choice, (job) => job.retry('failed'));
  }

  /** Removes the chosen jobs without running them. Returns those that still existed. */
  drop(choice: JobChoice): Promise<readonly FailedJob[]> {
    return this.each(choice, (job, queue) => this.remove(job, queue));
  }

  /** Jobs that wait for a worker, in all queues. */
  async waiting(): Promise<number> {
    const counts = await Promise.all(
      queueNames().map(async (name) => answered((await this.queue(name)).getJobCounts('waiting'))),
    );
    return counts.reduce((sum, { waiting = 0 }) => sum + waiting, 0);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.#queues.values()].map(async (queue) => closeQueue(await queue)));
    await (await this.#backend)?.end();
  }

  private async each(
    choice: JobChoice,
    act: (job: StoredJob, queue: string) => Promise<unknown>,
  ): Promise<readonly FailedJob[]> {
    const done: FailedJob[] = [];
    for (const { stored, queue, job } of await this.chosen(choice)) {
      if (!(await answered(stored.isFailed()))) continue; // another process was faster
      await answered(act(stored, queue));
      done.push(job);
    }
    return done;
  }

  /** On PostgreSQL, BullMQ mistakes every job of a recurring task for the task's next one, and keeps it. */
  private async remove(job: StoredJob, queue: string): Promise<void> {
    if (this.settings.REDIS_URL === undefined)
      await this.unitOfWork.query(null, REMOVE_FAILED_JOB, [queue, job.id]);
    else await job.remove();
  }

  private async chosen({ id, name }: JobChoice): Promise<readonly Chosen[]> {
    const found = await Promise.all(
      queueNames().map(async (queue) => {
        const jobs = await answered((await this.queue(queue)).getFailed(0, MOST_LISTED - 1));
        return jobs.map((stored) => ({ queue, stored, job: shown(queue, stored) }));
      }),
    );
    return found
      .flat()
      .filter(({ job }) => (id === undefined || job.id === id) && (name === undefined || job.name === name));
  }

  private queue(name: string): Promise<JobQueue> {
    const queue = this.#queues.get(name) ?? this.open(name);
    this.#queues.set(name, queue);
    return queue;
  }

  private async open(name: string): Promise<JobQueue> {
    // Opened on first use: commands that do not need the queues work while these are away.
    this.#backend ??= chooseBackend(this.settings, this.connections, this.outages);
    const queue = (await this.#backend).openQueue(name);
    queue.on('error', () => undefined); // the pending command fails with it
    return queue;
  }
}

function shown(queue: string, job: StoredJob): FailedJob {
  const { id = '', name, attemptsMade, failedReason, finishedOn } = job;
  return {
    id: `${queue}/${id}`,
    name,
    attempts: attemptsMade,
    reason: failedReason ?? '',
    failedAt: finishedOn === undefined ? null : new Date(finishedOn),
  };
}
