import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { Recurring } from '#messaging';

const BATCH = 1_000;

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
    await this.inBatches('dingtalk_qr.ticket', 'finished_at', before);
    await this.inBatches('dingtalk_qr.authorisation', 'expires_at', before);
  }

  private async inBatches(table: string, column: string, before: Date): Promise<void> {
    for (let count = BATCH; count === BATCH;) {
      const rows = await this.unitOfWork.runAs('worker', (transaction) =>
        transaction.query(
          `delete from ${table} where id in (
             select id from ${table} where ${column} < $1 limit ${String(BATCH)} for update skip locked) returning 1`,
          [before],
        ),
      );
      count = rows.length;
    }
  }
}
