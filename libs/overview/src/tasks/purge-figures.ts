import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { Recurring } from '#messaging';
import { purgeCounts, purgeDurations, purgeUnusual } from '../infra/figure-statements.js';

/** Removes figures that are too old to be shown. */
@Injectable()
export class PurgeFigures {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Recurring('overview.purge', 3_600_000)
  async purge(): Promise<void> {
    for (const batch of [purgeCounts, purgeDurations, purgeUnusual])
      await this.unitOfWork.inBatches('worker', batch, { now: this.clock.now() });
  }
}
