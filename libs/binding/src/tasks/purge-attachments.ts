import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { BATCH, UnitOfWork } from '#database';
import { Recurring } from '#messaging';

/** Days after the last try for which people who are not linked are remembered, so that somebody can help them. */
const UNLINKED_DAYS = 30;

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
    await this.remove('attachment', 'expires_at', 1);
    await this.remove('attach_link', 'expires_at', 1);
    await this.remove('unlinked_identity', 'last_tried_at', UNLINKED_DAYS);
  }

  private async remove(table: string, column: string, days: number): Promise<void> {
    await this.unitOfWork.inBatches(
      'worker',
      `delete from binding.${table} where id in (select id from binding.${table}
         where ${column} < $1::timestamptz - make_interval(days => $2)
         limit ${String(BATCH)} for update skip locked) returning 1`,
      [this.clock.now(), days],
    );
  }
}
