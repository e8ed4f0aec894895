import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { Recurring } from '#messaging';
import { expireExports, purgeChunks, purgeExports } from '../../infra/export-purge-statements.js';

/** Removes the content of expired exports, and the exports themselves some days later. The log keeps their records. */
@Injectable()
export class PurgeExports {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Recurring('audit.exports.purge', 300_000)
  async purge(): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.inBatches('worker', expireExports, { now });
    await this.unitOfWork.inBatches('worker', purgeChunks);
    await this.unitOfWork.inBatches('worker', purgeExports, { now });
  }
}
