import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { reasonOf } from '#runtime';
import {
  noteFailedTask,
  noteSuccess,
  registerTasks,
  startDue,
  startOverdue,
  startTask,
  taskRuns,
} from '../infra/task-statements.js';
import type { RecurringMetadata } from './recurring.js';

/** A recurring task, and its last result, whichever worker ran it. */
export interface TaskRun {
  readonly id: string;
  readonly everyMs: number;
  readonly startedAt: Date | null;
  /** When it last succeeded. */
  readonly finishedAt: Date | null;
  readonly failedAt: Date | null;
  /** Number of failures since it last succeeded. */
  readonly failures: number;
  /** Reason of the last failure; null once it has succeeded again. */
  readonly reason: string | null;
  /** Seconds since it last succeeded, or since it was first registered. */
  readonly idleSeconds: number;
  /** Whether it is long overdue. */
  readonly isOverdue: boolean;
}

/** When each recurring task ran. Stored in PostgreSQL, independently of the queues, so a task that no queue remembers is noticed. */
@Injectable()
export class TaskRuns {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Records the tasks of this release. */
  async register(tasks: readonly RecurringMetadata[]): Promise<void> {
    const known = JSON.stringify(tasks.map(({ id, everyMs }) => ({ id, everyMs })));
    await this.unitOfWork.query(null, registerTasks, { tasks: known, now: this.clock.now() });
  }

  async started(id: string): Promise<void> {
    await this.unitOfWork.query(null, startTask, { id, now: this.clock.now() });
  }

  /** Takes an overdue task: if several workers try, one succeeds. */
  async takeOverdue(id: string): Promise<boolean> {
    const taken = await this.unitOfWork.query(null, startOverdue, { id, now: this.clock.now() });
    return taken.length > 0;
  }

  /** Takes a task that has something to do now: if several workers try, one succeeds. A failed task is not retried at once. */
  async takeDue(id: string): Promise<boolean> {
    const taken = await this.unitOfWork.query(null, startDue, { id, now: this.clock.now() });
    return taken.length > 0;
  }

  async finished(id: string): Promise<void> {
    await this.unitOfWork.query(null, noteSuccess, { id, now: this.clock.now() });
  }

  async failed(id: string, error: unknown): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.query(null, noteFailedTask, { id, now, reason: reasonOf(error) });
  }

  /** Every task that this installation has ever had. */
  async all(): Promise<readonly TaskRun[]> {
    return this.unitOfWork.query(null, taskRuns, { now: this.clock.now() });
  }
}
