import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { HoldSet } from './events.js';
import { checkedReason } from './hold-reason.js';
import { lockPolicy } from './policy-row.js';
import type { RetentionState } from './retention-view.js';
import { ShowRetention } from './show-retention.js';

/** Puts a tenant's log under legal hold: from the commit on nothing is removed from it, a run at work stops. */
@Injectable()
export class SetHold {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
    private readonly show: ShowRetention,
  ) {}

  /** @throws DomainError `audit.hold.reason_invalid`, `audit.hold.already_set` */
  async execute(tenantId: string, why: string): Promise<RetentionState> {
    const reason = checkedReason(why);
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const { hold } = await lockPolicy(transaction);
      if (hold !== null) throw new DomainError('conflict', 'audit.hold.already_set');
      await transaction.query(
        `update audit.policy set legal_hold_reason = $2, legal_hold_since = $3, revision = revision + 1
         where tenant_id = $1`,
        [tenantId, reason, this.clock.now()],
      );
      this.events.publish(transaction, HoldSet, { outcome: 'success', before: null, after: { reason } });
      return this.show.within(transaction);
    });
  }
}
