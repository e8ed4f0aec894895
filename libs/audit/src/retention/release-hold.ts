import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { SignedPolicies } from '../policy/signed-policies.js';
import { HoldReleased } from './events.js';
import { checkedReason } from './hold-reason.js';
import type { RetentionState } from './retention-view.js';
import { ShowRetention } from './show-retention.js';

/** Ends the legal hold of a tenant's log. */
@Injectable()
export class ReleaseHold {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
    private readonly policies: SignedPolicies,
    private readonly show: ShowRetention,
  ) {}

  /** @throws DomainError `audit.hold.reason_invalid`, `audit.hold.none`, `audit.policy.forged` */
  async execute(tenantId: string, reason: string): Promise<RetentionState> {
    const why = checkedReason(reason);
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const taken = await this.policies.take(transaction);
      const { hold } = taken.policy;
      if (hold === null) throw new DomainError('conflict', 'audit.hold.none');
      await this.policies.change(transaction, taken, { hold: null });
      this.events.publish(transaction, HoldReleased, {
        outcome: 'success',
        before: { reason: hold.reason },
        after: null,
        why,
      });
      return this.show.executeIn(transaction);
    });
  }
}
