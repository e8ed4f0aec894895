import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger } from '#runtime';
import { answered, QUEUE_BACKEND, type JobQueue, type QueueBackend } from '../queues/queue-backend.js';
import type { RecurringMetadata } from './recurring.js';

/** The expected and the actual number of schedulers. */
export interface SchedulerStats {
  readonly expected: number;
  readonly registered: number;
}

/**
 * BullMQ's schedulers of the recurring tasks. A Redis that lost its data has none, and no job would ever come again. So they are counted
 * when the backend returns and every few seconds, and restored when some are missing.
 */
@Injectable()
export class Schedulers {
  #queue: JobQueue | undefined;
  #tasks: readonly RecurringMetadata[] = [];
  #restored = 0;
  #working: Promise<void> | undefined;

  constructor(
    @Inject(QUEUE_BACKEND) private readonly backend: QueueBackend,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Registers the schedulers of these tasks. While the backend is away, this happens when it returns. */
  async open(queue: JobQueue, tasks: readonly RecurringMetadata[]): Promise<void> {
    this.#queue = queue;
    this.#tasks = tasks;
    this.backend.onReturn(() => void this.keep());
    await this.exclusively(() => this.register(tasks));
  }

  /** Restores missing schedulers. Never fails, and never runs twice at once. */
  keep(): Promise<void> {
    return this.exclusively(() => this.restore());
  }

  /**
   * Registers the scheduler of an overdue task again: BullMQ abandons a scheduler if it could not record its next turn, because the backend
   * was away at that moment. Never fails: the task will soon be overdue again.
   */
  async renew(id: string): Promise<void> {
    try {
      await this.register(this.#tasks.filter((task) => task.id === id));
    } catch (err) {
      this.logger.warn({ err, task: id }, 'The scheduler of a recurring task could not be renewed');
    }
  }

  /** How often this process has restored missing schedulers. */
  get restored(): number {
    return this.#restored;
  }

  /** @throws when the backend does not answer */
  async figures(): Promise<SchedulerStats> {
    return { expected: this.#tasks.length, registered: await this.count() };
  }

  private exclusively(work: () => Promise<void>): Promise<void> {
    this.#working ??= work()
      .catch((err: unknown) => {
        this.logger.warn({ err }, 'The schedulers of recurring tasks could not be checked');
      })
      .finally(() => {
        this.#working = undefined;
      });
    return this.#working;
  }

  private async restore(): Promise<void> {
    const missing = this.#tasks.length - (await this.count());
    if (missing <= 0) return;
    await this.register(this.#tasks);
    this.#restored += 1;
    const facts = { service: this.backend.service, missing };
    this.logger.error(facts, 'Schedulers of recurring tasks were lost and have been restored');
  }

  private async count(): Promise<number> {
    return this.#queue === undefined ? 0 : answered(this.#queue.getJobSchedulersCount());
  }

  private async register(tasks: readonly RecurringMetadata[]): Promise<void> {
    for (const { id, everyMs } of tasks) {
      const template = { name: id, opts: { removeOnComplete: true, removeOnFail: 50 } };
      if (this.#queue !== undefined)
        await answered(this.#queue.upsertJobScheduler(id, { every: everyMs }, template));
    }
  }
}
