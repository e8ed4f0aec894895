import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { HoldReleased } from './events.js';
import { checkedReason } from './hold-reason.js';
import { lockPolicy } from './policy-row.js';
import type { RetentionState } from './retention-view.js';
import { ShowRetention } from './show-retention.js';

/** Ends the legal hold of a tenant's log. */
@Injectable()
export class ReleaseHold {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
    private readonly show: ShowRetention,
  ) {}

  /** @throws DomainError `audit.hold.reason_invalid`, `audit.hold.none` */
  async execute(tenantId: string, reason: string): Promise<RetentionState> {
    const why = checkedReason(reason);
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const { hold } = await lockPolicy(transaction);
      if (hold === null) throw new DomainError('conflict', 'audit.hold.none');
      await transaction.query(
        `update audit.policy set legal_hold_reason = null, legal_hold_since = null, revision = revision + 1
         where tenant_id = $1`,
        [tenantId],
      );
      this.events.publish(transaction, HoldReleased, {
        outcome: 'success',
        before: { reason: hold.reason },
        after: null,
        why,
      });
      return this.show.within(transaction);
    });
  }
}
