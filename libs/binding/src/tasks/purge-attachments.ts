import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { Recurring } from '#messaging';
import { purgeAttachments, purgeLinks, purgeUnlinked } from '../infra/purge-statements.js';

/**
 * Removes attachments and attach links that ended more than a day ago, and people who have not tried for a month; what
 * matters of them is in the audit log.
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
