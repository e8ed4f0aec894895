import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { BATCH, UnitOfWork } from '#database';
import { Recurring } from '#messaging';
import { FORGOTTEN_SECONDS } from './block-policy.js';

/** Removes counts that no longer count, and codes that expired: names that nobody has must not fill the table. */
@Injectable()
export class PurgeThrottle {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Recurring('authenticators.purge', 300_000)
  async purge(): Promise<void> {
    await this.remove('throttle', 'last_failure_at');
    // An expired code is kept for a while: another may still be asked for in its place.
    await this.remove('email_code', 'expires_at');
  }

  private async remove(table: string, column: string): Promise<void> {
    await this.unitOfWork.inBatches(
      'worker',
      `delete from authenticators.${table} where ctid = any(array(
         select ctid from authenticators.${table}
         where ${column} < $1::timestamptz - make_interval(secs => ${String(FORGOTTEN_SECONDS)})
         limit ${String(BATCH)} for update skip locked)) returning 1`,
      [this.clock.now()],
    );
  }
}
