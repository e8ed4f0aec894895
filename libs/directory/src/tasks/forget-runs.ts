import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { Recurring } from '#messaging';
import { forgetChanges, forgetRun, oldRuns } from '../infra/forget-statements.js';

const HOUR_MS = 3_600_000;

/** Deletes runs and their lists of changes after ninety days, in batches; the log keeps what they did. */
@Injectable()
export class ForgetRuns {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Recurring('directory.forget-runs', HOUR_MS)
  async forget(): Promise<void> {
    const old = await this.unitOfWork.runAs('worker', (transaction) =>
      transaction.run(oldRuns, { now: this.clock.now() }),
    );
    for (const { tenantId, id: runId } of old) {
      for (let isMore = true; isMore;) {
        const gone = await this.unitOfWork.query(tenantId, forgetChanges, { tenantId, runId });
        isMore = gone.length > 0;
      }
      await this.unitOfWork.query(tenantId, forgetRun, { tenantId, runId });
    }
  }
}
