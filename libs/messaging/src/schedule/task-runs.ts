import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { reasonOf } from '#runtime';
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

/** Seconds after which a task that failed is tried again, if it has something to do. */
const AFTER_FAILURE_SECONDS = 30;

/** When each recurring task ran. In PostgreSQL, and so nowhere else alone: a task that no queue remembers is missed here. */
@Injectable()
export class TaskRuns {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Notes which tasks this release has. */
  async register(tasks: readonly RecurringMetadata[]): Promise<void> {
    await this.unitOfWork.ask(
      null,
      `insert into messaging.task (id, every_ms, known_since)
       select id, "everyMs", $2 from jsonb_to_recordset($1) as task (id text, "everyMs" integer)
       on conflict (id) do update set every_ms = excluded.every_ms where messaging.task.every_ms <> excluded.every_ms`,
      [JSON.stringify(tasks.map(({ id, everyMs }) => ({ id, everyMs }))), this.clock.now()],
    );
  }

  async started(id: string): Promise<void> {
    await this.unitOfWork.ask(null, 'update messaging.task set started_at = $2 where id = $1', [
      id,
      this.clock.now(),
    ]);
  }

  /** Takes a task that is far behind its time: of several workers that try, one. */
  async takeOverdue(id: string): Promise<boolean> {
    const taken = await this.unitOfWork.ask(
      null,
      `update messaging.task set started_at = $2
       where id = $1 and coalesce(started_at, known_since) < $2::timestamptz - messaging.task_patience(every_ms)
       returning 1`,
      [id, this.clock.now()],
    );
    return taken.length > 0;
  }

  /** Takes a task that has something to do now: of several workers that try, one. One that failed is not tried at once again. */
  async takeDue(id: string): Promise<boolean> {
    const taken = await this.unitOfWork.ask(
      null,
      `update messaging.task set started_at = $2
       where id = $1 and coalesce(started_at < $2::timestamptz
         - make_interval(secs => case failures when 0 then 1 else ${String(AFTER_FAILURE_SECONDS)} end), true)
       returning 1`,
      [id, this.clock.now()],
    );
    return taken.length > 0;
  }

  async finished(id: string): Promise<void> {
    await this.unitOfWork.ask(
      null,
      'update messaging.task set finished_at = $2, failures = 0, reason = null where id = $1',
      [id, this.clock.now()],
    );
  }

  async failed(id: string, error: unknown): Promise<void> {
    await this.unitOfWork.ask(
      null,
      'update messaging.task set failed_at = $2, failures = failures + 1, reason = $3 where id = $1',
      [id, this.clock.now(), reasonOf(error)],
    );
  }

  /** Every task that this installation has known. */
  async all(): Promise<readonly TaskRun[]> {
    return this.unitOfWork.ask<TaskRun & Record<string, unknown>>(
      null,
      `select id, every_ms as "everyMs", started_at as "startedAt", finished_at as "finishedAt",
         failed_at as "failedAt", failures, reason,
         extract(epoch from $1 - coalesce(finished_at, known_since))::float8 as "idleSeconds",
         coalesce(started_at, known_since) < $1::timestamptz - 2 * messaging.task_patience(every_ms) as "isOverdue"
       from messaging.task order by id`,
      [this.clock.now()],
    );
  }
}
