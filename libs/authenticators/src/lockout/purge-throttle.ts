import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { Recurring } from '#messaging';
import { purgeCodes, purgeFailures } from '../infra/purge-statements.js';

/** Deletes outdated failure counts and expired codes: counts for names that nobody has must not fill the table. */
@Injectable()
export class PurgeThrottle {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Recurring('authenticators.purge', 300_000)
  async purge(): Promise<void> {
    await this.unitOfWork.inBatches('worker', purgeFailures, { now: this.clock.now() });
    await this.unitOfWork.inBatches('worker', purgeCodes, { now: this.clock.now() });
  }
}
