import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { Recurring } from '#messaging';

/** Rows removed in one transaction, so that no lock is held for long. */
const BATCH = 500;

/** Days for which people see their past logons and sessions. */
const KEPT_DAYS = 90;

const DAY_MS = 86_400_000;

/** Removes what nobody is shown any more: old logons and sessions, and expired waits. */
@Injectable()
export class PurgeLogons {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Recurring('logon.purge', 60_000)
  async purge(): Promise<void> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
    await this.inBatches(
      `update logon.logon set state = 'expired' where id in (
      select id from logon.logon where state = 'awaiting_proof' and expires_at <= $1
      limit ${String(BATCH)} for update skip locked) returning 1`,
      now,
    );
    await this.inBatches(
      `delete from logon.logon where id in (
      select id from logon.logon where created_at < $1 limit ${String(BATCH)} for update skip locked) returning 1`,
      before,
    );
    await this.inBatches(
      `delete from logon.session where id in (
      select id from logon.session where expires_at < $1 limit ${String(BATCH)} for update skip locked) returning 1`,
      before,
    );
  }

  private async inBatches(statement: string, time: Date): Promise<void> {
    for (let count = BATCH; count === BATCH;) {
      const rows = await this.unitOfWork.runAs('worker', (transaction) =>
        transaction.query(statement, [time]),
      );
      count = rows.length;
    }
  }
}
