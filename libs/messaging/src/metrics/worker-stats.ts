import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { closeQueue } from '../queues/close.js';
import {
  answered,
  QUEUE_BACKEND,
  queueNames,
  type JobQueue,
  type QueueBackend,
} from '../queues/queue-backend.js';
import { Schedulers, type SchedulerStats } from '../schedule/schedulers.js';
import { TaskRuns, type TaskRun } from '../schedule/task-runs.js';

/** Number of jobs of a queue in a state. */
export interface QueueCount {
  readonly queue: string;
  readonly state: string;
  readonly jobs: number;
}

/** Metrics that only a worker has: its queues, the schedulers, and the results of recurring tasks. */
@Injectable()
export class WorkerStats implements OnApplicationShutdown {
  #queues: readonly (readonly [string, JobQueue])[] | undefined;

  constructor(
    @Inject(QUEUE_BACKEND) private readonly backend: QueueBackend,
    private readonly keeper: Schedulers,
    private readonly runs: TaskRuns,
  ) {}

  async queues(): Promise<readonly QueueCount[]> {
    this.#queues ??= queueNames().map((name) => [name, this.open(name)] as const);
    const counted = await Promise.all(
      this.#queues.map(async ([queue, jobs]) =>
        Object.entries(await answered(jobs.getJobCounts())).map(([state, count]) => ({
          queue,
          state,
          jobs: count,
        })),
      ),
    );
    return counted.flat();
  }

  /** Whether the queues can be used at present. */
  isConnected(): boolean {
    return this.backend.isConnected();
  }

  /** @throws when the queues do not answer */
  schedulers(): Promise<SchedulerStats> {
    return this.keeper.figures();
  }

  /** How often this worker has restored lost schedulers. */
  restored(): number {
    return this.keeper.restored;
  }

  tasks(): Promise<readonly TaskRun[]> {
    return this.runs.all();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all((this.#queues ?? []).map(([, queue]) => closeQueue(queue)));
  }

  private open(name: string): JobQueue {
    const queue = this.backend.openQueue(name);
    queue.on('error', () => undefined); // the code that uses the queue reports the error
    return queue;
  }
}
