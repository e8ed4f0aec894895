import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { LOGGER, type Logger } from '#runtime';
import { OutboxWorker } from '../events/outbox-worker.js';
import { Jobs } from '../jobs/jobs.js';
import { Schedulers } from '../schedule/schedulers.js';
import { Tasks } from '../schedule/tasks.js';
import { FindWaitingWork } from './find-waiting-work.js';

/** Milliseconds between two looks. */
const SWEEP_MS = 1_000;

/**
 * Finds what notices and queues have missed: events whose notice was lost, due job rows, tasks that their scheduler forgot. All pending work
 * is in PostgreSQL; notices and queues only make it faster.
 */
@Injectable()
export class Sweep implements OnApplicationShutdown {
  #isLooking = false;
  #isOver = false;

  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly findWork: FindWaitingWork,
    private readonly outbox: OutboxWorker,
    private readonly jobs: Jobs,
    private readonly tasks: Tasks,
    private readonly schedulers: Schedulers,
  ) {}

  @Interval(SWEEP_MS)
  async sweep(): Promise<void> {
    if (this.#isLooking || this.#isOver) return;
    this.#isLooking = true;
    try {
      const { others, rows } = await this.findWork.execute();
      for (const { kind, id, seconds } of others) {
        if (kind === 'outbox') void this.outbox.found(id, seconds);
        else if (kind === 'task') this.catchUp(id);
        else if (kind === 'due') void this.tasks.runDue(id);
      }
      await this.jobs.found(rows);
    } catch (err) {
      this.logger.warn({ err }, 'Waiting work could not be looked up');
    } finally {
      this.#isLooking = false;
    }
  }

  onApplicationShutdown(): void {
    this.#isOver = true;
  }

  private catchUp(task: string): void {
    void this.tasks.runOverdue(task);
    void this.schedulers.renew(task);
  }
}
