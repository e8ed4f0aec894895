import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { Recurring } from '#messaging';
import { purgeTokens } from '../infra/purge-tokens.js';

/** Deletes tokens three months after they have ended. */
@Injectable()
export class PurgeTokens {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Recurring('api-access.purge-tokens', 3_600_000)
  async purge(): Promise<void> {
    await this.unitOfWork.inBatches('worker', purgeTokens, { now: this.clock.now() });
  }
}
