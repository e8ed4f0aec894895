import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { BATCH, UnitOfWork } from '#database';
import { Recurring } from '#messaging';

const DAY_MS = 86_400_000;

/** Removes imports after a day: files that nobody went on with hold personal data, and what was done is in the log. */
@Injectable()
export class PurgeImports {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Recurring('accounts.purge-imports', 60_000)
  async purge(): Promise<void> {
    await this.unitOfWork.inBatches(
      'worker',
      `delete from accounts.import where id in (
         select id from accounts.import where created_at < $1
         limit ${String(BATCH)} for update skip locked) returning 1`,
      [new Date(this.clock.now().getTime() - DAY_MS)],
    );
  }
}
