import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { LOGGER, SETTINGS, type Logger, type Settings } from '#runtime';
import { closeQueue, closeWorker } from '../queues/close.js';
import { isReportableError } from '../queues/is-reportable-error.js';
import { QUEUE_BACKEND, type JobQueue, type JobWorker, type QueueBackend } from '../queues/queue-backend.js';
import { shareOf } from '../queues/share-of-pool.js';
import type { RecurringMetadata } from './recurring.js';
import { Schedulers } from './schedulers.js';
import { TaskRuns } from './task-runs.js';
import { Tasks } from './tasks.js';

/** Milliseconds between two checks of the schedulers. */
const KEEP_MS = 10_000;

/** Runs the recurring tasks by BullMQ's job schedulers. If these forget a task, the sweep runs it by calling `Tasks.runOverdue`. */
@Injectable()
export class RecurringTasks implements OnApplicationBootstrap, OnApplicationShutdown {
  #tasks: readonly RecurringMetadata[] = [];
  #isKnown = false;
  #queue: JobQueue | undefined;
  #worker: JobWorker | undefined;

  constructor(
    @Inject(QUEUE_BACKEND) private readonly backend: QueueBackend,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly tasks: Tasks,
    private readonly runs: TaskRuns,
    private readonly schedulers: Schedulers,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.#tasks = this.tasks.discover();
    this.#queue = this.backend.openQueue('recurring');
    this.#queue.on('error', this.logFailure);
    await this.makeKnown();
    await this.schedulers.open(this.#queue, this.#tasks);
    const atOnce = shareOf(this.settings.DATABASE_POOL).tasks;
    this.#worker = this.backend.openWorker('recurring', ({ name }) => this.tasks.run(name), atOnce);
    this.#worker.on('error', this.logFailure);
  }

  @Interval(KEEP_MS)
  async keep(): Promise<void> {
    if (this.#worker === undefined) return;
    if (!this.#isKnown) await this.makeKnown();
    await this.schedulers.keep();
  }

  async onApplicationShutdown(): Promise<void> {
    await closeWorker(this.#worker, this.backend, () => this.tasks.end());
    await closeQueue(this.#queue);
  }

  /** Records the tasks, so that even a task that never ran is found overdue. */
  private async makeKnown(): Promise<void> {
    try {
      await this.runs.register(this.#tasks);
      this.#isKnown = true;
    } catch (err) {
      this.logger.warn({ err }, 'The recurring tasks could not be saved');
    }
  }

  private readonly logFailure = (err: unknown): void => {
    if (isReportableError(err)) this.logger.warn({ err }, 'The queue of recurring tasks reported an error');
  };
}
