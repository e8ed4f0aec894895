import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { BATCH, UnitOfWork } from '#database';
import { Recurring } from '#messaging';

const HOUR_MS = 3_600_000;

/** Milliseconds for which a finished ticket is kept, so that its reuse is recognised and not just unknown. */
const KEPT_MS = 24 * HOUR_MS;

/** The same for a code that nobody scanned: anybody can have those made, so they must not pile up. */
const UNSCANNED_KEPT_MS = HOUR_MS;

/** Removes finished tickets and used authorisations in small batches; what matters of them is in the audit log. */
@Injectable()
export class PurgeTickets {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Recurring('dingtalk-qr.purge', 30_000)
  async purge(): Promise<void> {
    const now = this.clock.now().getTime();
    for (const [table, condition, keptMs] of [
      ['dingtalk_qr.ticket', 'finished_at < $1', KEPT_MS],
      ['dingtalk_qr.ticket', 'finished_at < $1 and scanned_at is null', UNSCANNED_KEPT_MS],
      ['dingtalk_qr.authorisation', 'expires_at < $1', KEPT_MS],
    ] as const) {
      await this.unitOfWork.inBatches(
        'worker',
        `delete from ${table} where id in (
           select id from ${table} where ${condition} limit ${String(BATCH)} for update skip locked) returning 1`,
        [new Date(now - keptMs)],
      );
    }
  }
}
