import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { BATCH, UnitOfWork } from '#database';
import { Recurring } from '#messaging';

/** Removes imports after a day: files that nobody went on with hold personal data, and what was done is in the log. */
@Injectable()
export class PurgeImports {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Recurring('accounts.purge-imports', 300_000)
  async purge(): Promise<void> {
    await this.unitOfWork.inBatches(
      'worker',
      `delete from accounts.import where id in (
         select id from accounts.import where created_at < $1::timestamptz - interval '1 day'
         limit ${String(BATCH)} for update skip locked) returning 1`,
      [this.clock.now()],
    );
  }
}
