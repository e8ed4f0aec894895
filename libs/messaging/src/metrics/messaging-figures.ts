import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { TaskRuns, type TaskRun } from '../schedule/task-runs.js';

/** How the delivery of events and the recurring tasks stand, over all tenants and workers. */
export interface OutboxFigures {
  /** Events that no worker has looked at yet. */
  readonly pending: number;
  /** Seconds that the oldest of them has waited; 0 when there is none. */
  readonly oldestSeconds: number;
  /** Deliveries that failed and will be tried again. */
  readonly retrying: number;
  /** Deliveries that were given up after the last attempt. Somebody must look at them. */
  readonly parked: number;
}

/** Counts what waits to be delivered and done. This lib knows no registry of metrics; whoever has one asks here. */
@Injectable()
export class MessagingFigures {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly runs: TaskRuns,
  ) {}

  async outbox(): Promise<OutboxFigures> {
    const [row] = await this.unitOfWork.runAs('worker', (transaction) =>
      transaction.query<OutboxFigures>(
        `select count(*)::int as pending,
                coalesce(extract(epoch from now() - min(occurred_at)), 0)::float8 as "oldestSeconds",
                (select count(*)::int from messaging.delivery where next_attempt_at is not null) as retrying,
                (select count(*)::int from messaging.delivery where next_attempt_at is null) as parked
         from messaging.outbox where drained_at is null`,
      ),
    );
    return row ?? { pending: 0, oldestSeconds: 0, retrying: 0, parked: 0 };
  }

  /** Every recurring task that this installation has known, and how it went last. */
  tasks(): Promise<readonly TaskRun[]> {
    return this.runs.all();
  }

  /** Recurring tasks that no worker has run for far longer than they should wait. */
  async overdueTasks(): Promise<number> {
    return (await this.tasks()).filter(({ isOverdue }) => isOverdue).length;
  }
}
