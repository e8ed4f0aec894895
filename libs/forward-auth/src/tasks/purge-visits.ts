import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { Recurring } from '#messaging';
import { purgeHandOvers, purgeVisits } from '../infra/visit-statements.js';

/** Deletes expired codes and visits; these are refused from their expiry on anyway. */
@Injectable()
export class PurgeVisits {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Recurring('forward-auth.purge', 300_000)
  async purge(): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.inBatches('worker', purgeHandOvers, { now });
    await this.unitOfWork.inBatches('worker', purgeVisits, { now });
  }
}
