import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { Recurring } from '#messaging';
import { forgetOld } from '../infra/comparison-statements.js';

const HOUR_MS = 3_600_000;

/** Removes comparisons, with what they say of people, after thirty days; they would be wrong by then. */
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
