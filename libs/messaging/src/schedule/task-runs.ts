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

/** A recurring task, and how it went last, whichever worker ran it. */
export interface TaskRun {
  readonly id: string;
  readonly everyMs: number;
  readonly startedAt: Date | null;
  /** When it last went well. */
  readonly finishedAt: Date | null;
  readonly failedAt: Date | null;
  /** How often it failed since it last went well. */
  readonly failures: number;
  /** Why it failed last; null once it went well again. */
  readonly reason: string | null;
  /** Seconds since it last went well, or since it is known. */
  readonly idleSeconds: number;
  /** Whether it is far behind its time. */
  readonly isOverdue: boolean;
}

/** When each recurring task ran. In PostgreSQL, and so nowhere else alone: a task that no queue remembers is missed here. */
@Injectable()
export class TaskRuns {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Notes which tasks this release has. */
  async register(tasks: readonly RecurringMetadata[]): Promise<void> {
    const known = JSON.stringify(tasks.map(({ id, everyMs }) => ({ id, everyMs })));
    await this.unitOfWork.ask(null, registerTasks, { tasks: known, now: this.clock.now() });
  }

  async started(id: string): Promise<void> {
    await this.unitOfWork.ask(null, startTask, { id, now: this.clock.now() });
  }

  /** Takes a task that is far behind its time: of several workers that try, one. */
  async takeOverdue(id: string): Promise<boolean> {
    const taken = await this.unitOfWork.ask(null, startOverdue, { id, now: this.clock.now() });
    return taken.length > 0;
  }

  /** Takes a task that has something to do now: of several workers that try, one. One that failed is not tried at once again. */
  async takeDue(id: string): Promise<boolean> {
    const taken = await this.unitOfWork.ask(null, startDue, { id, now: this.clock.now() });
    return taken.length > 0;
  }

  async finished(id: string): Promise<void> {
    await this.unitOfWork.ask(null, noteSuccess, { id, now: this.clock.now() });
  }

  async failed(id: string, error: unknown): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.ask(null, noteFailedTask, { id, now, reason: reasonOf(error) });
  }

  /** Every task that this installation has known. */
  async all(): Promise<readonly TaskRun[]> {
    return this.unitOfWork.ask(null, taskRuns, { now: this.clock.now() });
  }
}
