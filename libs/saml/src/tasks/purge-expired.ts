import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { Recurring } from '#messaging';
import { purgeCertificates } from '../infra/certificate-statements.js';
import { purgeRequests } from '../infra/request-statements.js';

const FIVE_MINUTES_MS = 300_000;

/** Removes expired requests, and certificates that are no longer published. */
@Injectable()
export class PurgeExpired {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Recurring('saml.purge', FIVE_MINUTES_MS)
  async purge(): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.inBatches('worker', purgeRequests, { now });
    await this.unitOfWork.inBatches('worker', purgeCertificates, { now });
  }
}
