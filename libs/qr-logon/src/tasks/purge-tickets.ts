import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { Recurring } from '#messaging';
import { purgeAuthorisations, purgeTickets } from '../infra/end-statements.js';

/** Deletes finished tickets and used authorisations in small batches; the audit log keeps the relevant facts. */
@Injectable()
export class PurgeTickets {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Recurring('qr-logon.purge', 300_000)
  async purge(): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.inBatches('worker', purgeTickets, { now });
    await this.unitOfWork.inBatches('worker', purgeAuthorisations, { now });
  }
}
