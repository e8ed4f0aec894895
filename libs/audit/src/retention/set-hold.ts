import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { SignedPolicies } from '../policy/signed-policies.js';
import { HoldSet } from './events.js';
import { checkedReason } from './hold-reason.js';
import type { RetentionState } from './retention-view.js';
import { ShowRetention } from './show-retention.js';

/** Puts a tenant's log under legal hold: from the commit on, nothing is removed, and a run in progress stops. */
@Injectable()
export class SetHold {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
    private readonly policies: SignedPolicies,
    private readonly show: ShowRetention,
  ) {}

  /** @throws DomainError `audit.hold.reason_invalid`, `audit.hold.already_set`, `audit.policy.forged` */
  async execute(tenantId: string, why: string): Promise<RetentionState> {
    const reason = checkedReason(why);
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const taken = await this.policies.take(transaction);
      if (taken.policy.hold !== null) throw new DomainError('conflict', 'audit.hold.already_set');
      await this.policies.change(transaction, taken, { hold: { reason, since: taken.end.now } });
      this.events.publish(transaction, HoldSet, { outcome: 'success', before: null, after: { reason } });
      return this.show.executeIn(transaction);
    });
  }
}
