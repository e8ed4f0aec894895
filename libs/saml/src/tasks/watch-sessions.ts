import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { Recurring } from '#messaging';
import { EndParticipations } from '../application/end-participations.js';
import { purgeCertificates } from '../infra/certificate-statements.js';
import { checkLater, checksDue } from '../infra/participation-statements.js';
import { purgeRequests } from '../infra/request-statements.js';

const FIVE_MINUTES_MS = 300_000;

/** Notices sessions that have expired, which nobody ends; and clears up what has expired. */
@Injectable()
export class WatchSessions {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly participations: EndParticipations,
  ) {}

  @Recurring('saml.end-expired', FIVE_MINUTES_MS, { whenDue: 'saml.checks_due' })
  async endExpired(): Promise<void> {
    const due = await this.unitOfWork.runAs('worker', (transaction) =>
      transaction.run(checksDue, { now: this.clock.now() }),
    );
    for (const { tenantId, sessionId } of due) {
      await this.unitOfWork.run(tenantId, async (transaction) => {
        // It may have been used since: then it is looked at again when it could expire next.
        const good = await transaction.run(checkLater, { tenantId, sessionId, now: this.clock.now() });
        if (good.length === 0) await this.participations.ofSession(transaction, sessionId);
      });
    }
  }

  @Recurring('saml.purge', FIVE_MINUTES_MS)
  async purge(): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.inBatches('worker', purgeRequests, { now });
    await this.unitOfWork.inBatches('worker', purgeCertificates, { now });
  }
}
