import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { Recurring } from '#messaging';
import { EndParticipations } from '../application/end-participations.js';
import { checkLater, checksDue } from '../infra/participation-statements.js';

const FIVE_MINUTES_MS = 300_000;

/** Finds sessions that have expired: nobody ends those, so there is no event for them. */
@Injectable()
export class EndExpiredParticipations {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly participations: EndParticipations,
  ) {}

  @Recurring('single-logout.end-expired', FIVE_MINUTES_MS, { whenDue: 'single_logout.checks_due' })
  async endExpired(): Promise<void> {
    const due = await this.unitOfWork.runAs('worker', (transaction) =>
      transaction.run(checksDue, { now: this.clock.now() }),
    );
    for (const { tenantId, sessionId } of due) {
      await this.unitOfWork.run(tenantId, async (transaction) => {
        // It may have been used since; it is then checked again when it could expire next.
        const good = await transaction.run(checkLater, { tenantId, sessionId, now: this.clock.now() });
        if (good.length === 0) await this.participations.ofSession(transaction, sessionId);
      });
    }
  }
}
