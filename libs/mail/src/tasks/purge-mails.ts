import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { Recurring } from '#messaging';
import { purgeMails } from '../infra/operator-statements.js';

/** Removes expired mails, and those that were given up a week ago. */
@Injectable()
export class PurgeMails {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Recurring('mail.purge', 300_000)
  async purge(): Promise<void> {
    await this.unitOfWork.inBatches('worker', purgeMails, { now: this.clock.now() });
  }
}
