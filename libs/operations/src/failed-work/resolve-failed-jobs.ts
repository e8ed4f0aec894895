import { Injectable } from '@nestjs/common';
import { checkedReason, DomainError } from '#kernel';
import { UnitOfWork } from '#database';
import { FailedJobs, type FailedJob, type JobChoice } from '#messaging';
import { Journal } from '../journal/journal.js';
import { distinct } from './distinct.js';

/** Retries or drops failed jobs of the queues on the operator's decision. Jobs belong to no tenant, so the journal records it. */
@Injectable()
export class ResolveFailedJobs {
  constructor(
    private readonly jobs: FailedJobs,
    private readonly unitOfWork: UnitOfWork,
    private readonly journal: Journal,
  ) {}

  list(choice: JobChoice): Promise<readonly FailedJob[]> {
    return this.jobs.list(choice);
  }

  /**
   * Lets workers try the chosen jobs again at once. Returns them.
   *
   * @throws DomainError `operations.job_unknown` when a named job has not failed
   */
  async retry(choice: JobChoice): Promise<readonly FailedJob[]> {
    const retried = refuseNone(choice, await this.jobs.retry(choice));
    if (retried.length > 0) await this.note('jobs.retried', retried, {});
    return retried;
  }

  /**
   * Removes the chosen jobs without running them.
   *
   * @param typed the reason, for the journal
   * @throws DomainError `operations.reason_missing`, `operations.reason_invalid`; `operations.job_unknown` when a named job has not failed
   */
  async drop(choice: JobChoice, typed: string): Promise<readonly FailedJob[]> {
    const reason = checkedReason(typed, 'operations');
    const dropped = refuseNone(choice, await this.jobs.drop(choice));
    if (dropped.length > 0) await this.note('jobs.dropped', dropped, { reason });
    return dropped;
  }

  private async note(act: string, jobs: readonly FailedJob[], more: object): Promise<void> {
    const subject = distinct(jobs, ({ name }) => name).join(', ');
    await this.unitOfWork.runWithoutTenant((transaction) =>
      this.journal.write(transaction, act, subject, { jobs: jobs.length, ...more }),
    );
  }
}

function refuseNone({ id }: JobChoice, found: readonly FailedJob[]): readonly FailedJob[] {
  if (id !== undefined && found.length === 0)
    throw new DomainError('not_found', 'operations.job_unknown', { detail: `No job ${id} has failed.` });
  return found;
}
