import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { BATCH, UnitOfWork } from '#database';
import { Recurring } from '#messaging';

/** Milliseconds for which a finished ticket is kept, so that its reuse is recognised and not just unknown. */
const KEPT_MS = 24 * 3_600_000;

/** Removes finished tickets and used authorisations in small batches; what matters of them is in the audit log. */
@Injectable()
export class PurgeTickets {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Recurring('dingtalk-qr.purge', 30_000)
  async purge(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_MS);
    for (const [table, column] of [
      ['dingtalk_qr.ticket', 'finished_at'],
      ['dingtalk_qr.authorisation', 'expires_at'],
    ] as const) {
      await this.unitOfWork.inBatches(
        'worker',
        `delete from ${table} where id in (
           select id from ${table} where ${column} < $1 limit ${String(BATCH)} for update skip locked) returning 1`,
        [before],
      );
    }
  }
}
