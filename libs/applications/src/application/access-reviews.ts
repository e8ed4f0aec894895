import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { CLOCK, newId, type Clock } from '#kernel';
import { JobNotices } from '#messaging';
import type { AccessScope } from '../domain/lost-access.js';
import { insertReview } from '../infra/access-review-statements.js';
import { AccessReviewJob } from '../jobs/access-review-job.js';

/** Schedules the log-off of people who may no longer use an application, within seconds. */
@Injectable()
export class AccessReviews {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly jobs: JobNotices,
  ) {}

  /** Runs in the transaction that narrows the access. */
  async request(transaction: Transaction, scope: AccessScope): Promise<void> {
    const id = newId();
    const { tenantId } = transaction;
    await transaction.run(insertReview, { ...scope, id, tenantId, now: this.clock.now() });
    this.jobs.announce(AccessReviewJob, transaction, id);
  }
}
