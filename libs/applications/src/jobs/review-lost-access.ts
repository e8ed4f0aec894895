import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { HandlesJob, type JobHandler, type JobRun } from '#messaging';
import { AccessEndings } from '../application/access-endings.js';
import type { AccessScope } from '../domain/lost-access.js';
import {
  assignedApplications,
  removeReview,
  reviewLater,
  takeReview,
} from '../infra/access-review-statements.js';
import { AccessReviewJob } from './access-review-job.js';

interface Review extends AccessScope {
  readonly id: string;
  readonly tenantId: string;
  readonly attempts: number;
}

/** Ends what people have at applications that they may no longer use, batch by batch. It is idempotent. */
@Injectable()
@HandlesJob(AccessReviewJob)
export class ReviewLostAccess implements JobHandler<Review> {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly endings: AccessEndings,
  ) {}

  async take(transaction: Transaction, id: string): Promise<Review | undefined> {
    const { tenantId } = transaction;
    const [review] = await transaction.run(takeReview, { tenantId, id, now: this.clock.now() });
    return review;
  }

  async execute({ tenantId, applicationIds, accountIds }: Review, { signal }: JobRun): Promise<void> {
    const ids = applicationIds ?? (await this.assigned(tenantId));
    if (ids.length === 0) return;
    const scope = { tenantId, applicationIds: ids, accountIds };
    for (const ending of this.endings.all()) {
      for (let isMore = true; isMore;) {
        signal.throwIfAborted();
        isMore = await this.unitOfWork.run(tenantId, (transaction) => ending.end(transaction, scope));
      }
    }
  }

  async done(transaction: Transaction, { id }: Review): Promise<boolean> {
    await transaction.run(removeReview, { tenantId: transaction.tenantId, id });
    return false;
  }

  async failed(
    transaction: Transaction,
    { id }: Review,
    _error: unknown,
    pauseSeconds: number | null,
  ): Promise<void> {
    const { tenantId } = transaction;
    if (pauseSeconds === null) await transaction.run(removeReview, { tenantId, id });
    else await transaction.run(reviewLater, { tenantId, id, now: this.clock.now(), pauseSeconds });
  }

  private async assigned(tenantId: string): Promise<readonly string[]> {
    return (await this.unitOfWork.query(tenantId, assignedApplications, { tenantId })).map(({ id }) => id);
  }
}
