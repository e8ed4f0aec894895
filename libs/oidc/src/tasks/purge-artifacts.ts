import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { Recurring } from '#messaging';
import { purgeArtifacts } from '../infra/artifact-statements.js';

const FIVE_MINUTES_MS = 300_000;

/** Removes codes, tokens, grants and interactions that have expired. */
@Injectable()
export class PurgeArtifacts {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Recurring('oidc.purge', FIVE_MINUTES_MS)
  async purge(): Promise<void> {
    await this.unitOfWork.inBatches('worker', purgeArtifacts, { now: this.clock.now() });
  }
}
