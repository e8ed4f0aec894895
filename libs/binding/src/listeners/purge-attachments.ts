import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { BATCH, UnitOfWork } from '#database';
import { Recurring } from '#messaging';

const DAY_MS = 86_400_000;

/** Removes attachments and attach links that ended more than a day ago; what matters of them is in the audit log. */
@Injectable()
export class PurgeAttachments {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Recurring('binding.purge', 60_000)
  async purge(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - DAY_MS);
    for (const table of ['binding.attachment', 'binding.attach_link']) {
      await this.unitOfWork.inBatches(
        'worker',
        `delete from ${table} where id in (
           select id from ${table} where expires_at < $1 limit ${String(BATCH)} for update skip locked) returning 1`,
        [before],
      );
    }
  }
}
