import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { BATCH, UnitOfWork } from '#database';
import { Recurring } from '#messaging';

/** Days for which people see their past logons and sessions. */
const KEPT_DAYS = 90;

/** Removes what nobody is shown any more: old logons and sessions, and expired waits. */
@Injectable()
export class PurgeLogons {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Recurring('logon.purge', 300_000)
  async purge(): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.inBatches(
      'worker',
      `update logon.logon set state = 'expired' where ${some('logon.logon', `state = 'awaiting_proof' and expires_at <= $1`)}`,
      [now],
    );
    for (const [table, column] of [
      ['logon.logon', 'created_at'],
      ['logon.session', 'expires_at'],
    ] as const) {
      await this.unitOfWork.inBatches(
        'worker',
        `delete from ${table} where ${some(table, `${column} < $1::timestamptz - make_interval(days => ${String(KEPT_DAYS)})`)}`,
        [now],
      );
    }
  }
}

/** Condition of a batch of rows that nobody else holds. */
function some(table: string, condition: string): string {
  return `(tenant_id, id) in (select tenant_id, id from ${table} where ${condition} limit ${String(BATCH)}
    for update skip locked) returning 1`;
}
