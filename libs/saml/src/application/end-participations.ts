import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { JobNotices } from '#messaging';
import { endOfSession } from '../infra/participation-statements.js';
import { TellServiceProvider } from '../jobs/tell-service-provider-job.js';

/** Ends what applications have of a session of the portal, and lets them be told. */
@Injectable()
export class EndParticipations {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly jobs: JobNotices,
  ) {}

  async ofSession(transaction: Transaction, sessionId: string): Promise<void> {
    const { tenantId } = transaction;
    const ended = await transaction.run(endOfSession, { tenantId, sessionId, now: this.clock.now() });
    for (const { id } of ended) this.jobs.announce(TellServiceProvider, transaction, id);
  }
}
