import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { Recurring } from '#messaging';
import { forgetOld } from '../infra/comparison-statements.js';

const HOUR_MS = 3_600_000;

/** Deletes comparisons, with their data about people, after thirty days, when they are outdated. */
@Injectable()
export class ForgetComparisons {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Recurring('outbound.forget-comparisons', HOUR_MS)
  async forget(): Promise<void> {
    await this.unitOfWork.runAs('worker', (transaction) =>
      transaction.run(forgetOld, { now: this.clock.now() }),
    );
  }
}
