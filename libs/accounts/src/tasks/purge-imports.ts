import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { Recurring } from '#messaging';
import { purgeImports } from '../infra/import-statements.js';

/** Deletes imports after a day: unfinished ones contain personal data, and the log records finished ones. */
@Injectable()
export class PurgeImports {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Recurring('accounts.purge-imports', 300_000)
  async purge(): Promise<void> {
    await this.unitOfWork.inBatches('worker', purgeImports, { now: this.clock.now() });
  }
}
