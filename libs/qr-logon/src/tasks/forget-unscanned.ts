import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock, type DatabaseNow } from '#kernel';
import { BATCH, UnitOfWork } from '#database';
import { Recurring } from '#messaging';
import { UnscannedCodes } from '../application/unscanned-codes.js';
import { forgetUnscanned, tenantsWithUnscanned } from '../infra/unscanned-statements.js';

/** Deletes codes that nobody has scanned, in small batches. Only their number is kept. */
@Injectable()
export class ForgetUnscanned {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly unscanned: UnscannedCodes,
  ) {}

  @Recurring('qr-logon.forget-unscanned', 300_000)
  async forget(): Promise<void> {
    const now = this.clock.now();
    const tenants = await this.unitOfWork.runAs('worker', (transaction) =>
      transaction.run(tenantsWithUnscanned, { now }),
    );
    for (const { tenantId } of tenants) {
      for (let count = BATCH; count === BATCH;) count = await this.forgetSome(tenantId, now);
    }
  }

  private async forgetSome(tenantId: string, now: DatabaseNow): Promise<number> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const counts = await transaction.run(forgetUnscanned, { tenantId, now });
      for (const count of counts) await this.unscanned.tell(count, transaction);
      return counts.reduce((sum, { count }) => sum + count, 0);
    });
  }
}
