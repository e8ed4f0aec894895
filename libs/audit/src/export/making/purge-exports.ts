import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { BATCH, UnitOfWork } from '#database';
import { Recurring } from '#messaging';

/** Days for which it can be seen that there was an export. */
const DAYS_LISTED = 7;

/** Removes what exports hold when they expire, and the exports themselves some days later. The log keeps what happened. */
@Injectable()
export class PurgeExports {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Recurring('audit.exports.purge', 300_000)
  async purge(): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.inBatches(
      'worker',
      `update audit.export set state = 'expired', worker = null, next_attempt_at = null
       where (tenant_id, id) in (select tenant_id, id from audit.export
         where state in ('waiting', 'running', 'ready') and expires_at <= $1 limit ${String(BATCH)})
       returning 1`,
      [now],
    );
    await this.unitOfWork.inBatches(
      'worker',
      `delete from audit.export_chunk where (tenant_id, export_id, number) in (
         select tenant_id, export_id, number from audit.export_chunk c where exists (
           select from audit.export e where e.tenant_id = c.tenant_id and e.id = c.export_id
           and e.state in ('expired', 'cancelled', 'failed')) limit ${String(BATCH)})
       returning 1`,
      [],
    );
    await this.unitOfWork.inBatches(
      'worker',
      `delete from audit.export where (tenant_id, id) in (
         select tenant_id, id from audit.export
         where expires_at <= $1::timestamptz - make_interval(days => ${String(DAYS_LISTED)})
         limit ${String(BATCH)}) returning 1`,
      [now],
    );
  }
}
