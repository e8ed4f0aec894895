import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { BATCH, UnitOfWork } from '#database';
import { Recurring } from '#messaging';

/** Days for which figures are kept: a year, with the same month of the year before. */
const KEPT_DAYS = 400;

/** Where a kept day begins, and a kept event may be. */
const OLDEST = {
  day: `($1::timestamptz at time zone 'UTC')::date - ${String(KEPT_DAYS)}`,
  occurred_at: `$1::timestamptz - make_interval(days => ${String(KEPT_DAYS)})`,
} as const;

/**
 * Removes figures that are too old to be shown. Rows are not locked first: nothing changes them any more, and locking would need a
 * right that the table of unusual events does not give.
 */
@Injectable()
export class PurgeFigures {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Recurring('overview.purge', 3_600_000)
  async purge(): Promise<void> {
    for (const [table, column] of [
      ['overview.logon_day', 'day'],
      ['overview.logon_duration', 'day'],
      ['overview.unusual_event', 'occurred_at'],
    ] as const) {
      await this.unitOfWork.inBatches(
        'worker',
        `delete from ${table} where ctid = any(array(
           select ctid from ${table} where ${column} < ${OLDEST[column]} limit ${String(BATCH)})) returning 1`,
        [this.clock.now()],
      );
    }
  }
}
