import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { waitingWork } from '../infra/waiting-work.js';
import type { JobKey } from '../jobs/job-definition.js';
import type { HandledJob } from '../jobs/job-handler.js';
import { JobRegistry } from '../jobs/job-registry.js';
import { Tasks } from '../schedule/tasks.js';

/** Work that waits for a worker. */
interface WaitingWork {
  /** Events in a tenant's outbox; a long overdue recurring task; a task that has something to do now; the row of a job. */
  readonly kind: 'outbox' | 'task' | 'due' | 'job';
  /** Id of the tenant or the task, or the name of the kind of job. */
  readonly id: string;
  /** How long the oldest event has waited. */
  readonly seconds: number;
  /** Only for a job. */
  readonly key: JobKey | null;
}

/** The result of one look. */
export interface WorkFound {
  readonly others: readonly WaitingWork[];
  /** Rows by the kinds of jobs that were queried. */
  readonly rows: ReadonlyMap<string, readonly JobKey[]>;
}

/** Finds all waiting work in one statement, which runs every second, even when the system is idle. */
@Injectable()
export class FindWaitingWork {
  readonly #statements = new Map<string, string>();
  #looks = 0;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly tasks: Tasks,
    private readonly jobs: JobRegistry,
  ) {}

  async execute(): Promise<WorkFound> {
    const asked = this.jobs.all.filter(
      ({ definition: { everyLooks = 1 } }) => this.#looks % everyLooks === 0,
    );
    this.#looks += 1;
    const found = await this.unitOfWork.query<WaitingWork & Record<string, unknown>>(
      null,
      this.statementFor(asked),
      [this.clock.now()],
    );
    const rows = new Map(asked.map(({ definition }) => [definition.name, [] as JobKey[]]));
    for (const { kind, id, key } of found) if (kind === 'job' && key !== null) rows.get(id)?.push(key);
    return { others: found, rows };
  }

  private statementFor(asked: readonly HandledJob[]): string {
    const names = asked.map(({ definition }) => definition.name).join();
    const statement = this.#statements.get(names) ?? waitingWork(this.tasks.all, asked);
    this.#statements.set(names, statement);
    return statement;
  }
}
