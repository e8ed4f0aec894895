import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { BATCH, UnitOfWork } from '#database';
import { Recurring } from '#messaging';

/** Hours for which a finished ticket is kept, so that its reuse is recognised and not just unknown. */
const KEPT_HOURS = 24;

/** Removes finished tickets and used authorisations in small batches; what matters of them is in the audit log. */
@Injectable()
export class PurgeTickets {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Recurring('dingtalk-qr.purge', 300_000)
  async purge(): Promise<void> {
    for (const [table, column] of [
      ['dingtalk_qr.ticket', 'finished_at'],
      ['dingtalk_qr.authorisation', 'expires_at'],
    ] as const) {
      await this.unitOfWork.inBatches(
        'worker',
        `delete from ${table} where id in (
           select id from ${table} where ${column} < $1::timestamptz - make_interval(hours => ${String(KEPT_HOURS)})
           limit ${String(BATCH)} for update skip locked) returning 1`,
        [this.clock.now()],
      );
    }
  }
}
