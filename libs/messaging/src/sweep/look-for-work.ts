import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { CLOCK, type Clock } from '#kernel';
import type { JobKey } from '../jobs/job-definition.js';
import { JobRegistry } from '../jobs/job-registry.js';
import type { HandledJob } from '../jobs/job-handler.js';
import type { RecurringMetadata } from '../schedule/recurring.js';
import { Tasks } from '../schedule/tasks.js';

/** Something that waits for a worker. */
export interface WaitingWork {
  /**
   * Events in a tenant's outbox; a recurring task that is far behind its time; one that has something to do now; the row of a
   * job.
   */
  readonly kind: 'outbox' | 'task' | 'due' | 'job';
  /** Of the tenant, of the task, or the kind of job. */
  readonly id: string;
  /** For how long the oldest has waited. */
  readonly seconds: number;
  /** Of a job. */
  readonly key: JobKey | null;
}

/** Rows of a kind of job that one look finds; the next one finds the others. */
const MOST_ROWS = 100;

/** Looks for all that waits, in one statement: it is asked every second, also when nobody is there. */
@Injectable()
export class LookForWork {
  #statement: string | undefined;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly tasks: Tasks,
    private readonly jobs: JobRegistry,
  ) {}

  async execute(): Promise<readonly WaitingWork[]> {
    this.#statement ??= statementFor(this.tasks.all, this.jobs.all);
    return this.unitOfWork.ask<WaitingWork & Record<string, unknown>>(null, this.#statement, [
      this.clock.now(),
    ]);
  }
}

function statementFor(tasks: readonly RecurringMetadata[], jobs: readonly HandledJob[]): string {
  return [
    'select kind, id, seconds, null::json as key from messaging.waiting($1::timestamptz)',
    ...tasks.flatMap(({ id, whenDue }) =>
      whenDue === undefined ? [] : [`select 'due', '${id}', 0, null where ${whenDue}($1::timestamptz)`],
    ),
    ...jobs.flatMap(({ definition: { name, due } }) => (due === undefined ? [] : [dueRows(name, due)])),
  ].join(' union all ');
}

/** Rows that nobody is at. */
function dueRows(job: string, due: string): string {
  return `select 'job', '${job}', 0, json_build_object('tenantId', d.tenant_id, 'id', d.id)
    from ${due}($1::timestamptz, ${String(MOST_ROWS)}) as d (tenant_id, id)
    where not exists (select from messaging.claim c
      where c.job = '${job}' and c.key = d.tenant_id || '/' || d.id and c.ends_at > clock_timestamp())`;
}
