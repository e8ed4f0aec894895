import { Inject, Injectable } from '@nestjs/common';
import { BATCH, UnitOfWork } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { Recurring } from '#messaging';

/** Days that a parked mail is kept for operators to see. */
const PARKED_DAYS = 7;

/** Removes mails that have lost their sense, and those that were given up a week ago. */
@Injectable()
export class PurgeMails {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Recurring('mail.purge', 300_000)
  async purge(): Promise<void> {
    await this.unitOfWork.inBatches(
      'worker',
      `delete from mail.outgoing where id in (
         select id from mail.outgoing where expires_at <= $1
           or (next_attempt_at is null and created_at < $1::timestamptz - make_interval(days => ${String(PARKED_DAYS)}))
         limit ${String(BATCH)}) returning 1`,
      [this.clock.now()],
    );
  }
}
