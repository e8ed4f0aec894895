import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { BATCH, UnitOfWork } from '#database';
import { Recurring } from '#messaging';

/** Hours for which a finished ticket is kept, so that its reuse is recognised and not just unknown. */
const KEPT_HOURS = 24;

/** The same for a code that nobody scanned: anybody can have those made, so they must not pile up. */
const UNSCANNED_KEPT_HOURS = 1;

/** Removes finished tickets and used authorisations in small batches; what matters of them is in the audit log. */
@Injectable()
export class PurgeTickets {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Recurring('qr-logon.purge', 300_000)
  async purge(): Promise<void> {
    for (const [table, condition, hours] of [
      ['qr_logon.ticket', 'finished_at', KEPT_HOURS],
      ['qr_logon.ticket', 'scanned_at is null and finished_at', UNSCANNED_KEPT_HOURS],
      ['qr_logon.authorisation', 'expires_at', KEPT_HOURS],
    ] as const) {
      await this.unitOfWork.inBatches(
        'worker',
        `delete from ${table} where id in (
           select id from ${table} where ${condition} < $1::timestamptz - make_interval(hours => ${String(hours)})
           limit ${String(BATCH)} for update skip locked) returning 1`,
        [this.clock.now()],
      );
    }
  }
}
