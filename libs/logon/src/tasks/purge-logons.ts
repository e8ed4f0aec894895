import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { Recurring } from '#messaging';
import { expireWaiting, purgeLogons, purgeSessions } from '../infra/purge-statements.js';

/** Deletes logons and sessions that are too old to be shown, and expired waits. */
@Injectable()
export class PurgeLogons {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Recurring('logon.purge', 300_000)
  async purge(): Promise<void> {
    const now = this.clock.now();
    for (const batch of [expireWaiting, purgeLogons, purgeSessions])
      await this.unitOfWork.inBatches('worker', batch, { now });
  }
}
