import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { Recurring } from '#messaging';
import { purgeAttachments, purgeLinks, purgeUnlinked } from '../infra/purge-statements.js';

/**
 * Deletes attachments and attach links that ended more than a day ago, and people whose last attempt is more than a month ago. The audit
 * log keeps the relevant facts.
 */
@Injectable()
export class PurgeAttachments {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Recurring('binding.purge', 300_000)
  async purge(): Promise<void> {
    for (const statement of [purgeAttachments, purgeLinks, purgeUnlinked])
      await this.unitOfWork.inBatches('worker', statement, { now: this.clock.now() });
  }
}
