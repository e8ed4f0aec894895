import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { outboxFigures } from '../infra/outbox-statements.js';
import { TaskRuns, type TaskRun } from '../schedule/task-runs.js';

/** State of event delivery and recurring tasks, over all tenants and workers. */
export interface OutboxStats {
  /** Events that no worker has looked at yet. */
  readonly pending: number;
  /** Seconds that the oldest of them has waited; 0 when there is none. */
  readonly oldestSeconds: number;
  /** Deliveries that failed and will be tried again. */
  readonly retrying: number;
  /** Deliveries that were given up after the last attempt. An operator must look at them. */
  readonly parked: number;
}

/** Counts pending events and overdue tasks. This lib has no metrics registry; other libs query these values. */
@Injectable()
export class MessagingStats {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly runs: TaskRuns,
  ) {}

  async outbox(): Promise<OutboxStats> {
    const [row] = await this.unitOfWork.runAs('worker', (transaction) => transaction.run(outboxFigures));
    return row ?? { pending: 0, oldestSeconds: 0, retrying: 0, parked: 0 };
  }

  /** Every recurring task that this installation has ever had, and its last result. */
  tasks(): Promise<readonly TaskRun[]> {
    return this.runs.all();
  }

  /** Recurring tasks that are long overdue. */
  async overdueTasks(): Promise<number> {
    return (await this.tasks()).filter(({ isOverdue }) => isOverdue).length;
  }
}
