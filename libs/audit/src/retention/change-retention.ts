import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#database';
import { assertRevision } from '#http';
import { EventPublisher } from '#messaging';
import { SignedPolicies } from '../policy/signed-policies.js';
import { RetentionChanged } from './events.js';
import type { RetentionState } from './retention-view.js';
import { ShowRetention } from './show-retention.js';

/** Days for which records are kept; null: forever. Records younger than 30 days are never removed. */
export const retentionDays = z.int().min(30).max(36_500).nullable();

/** Changes how long a tenant keeps its log. */
@Injectable()
export class ChangeRetention {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
    private readonly policies: SignedPolicies,
    private readonly show: ShowRetention,
  ) {}

  /**
   * @param basedOn the revision on which the change is based; undefined: any
   * @throws DomainError `audit.retention.invalid`, `revision.stale`, `audit.policy.forged`
   */
  async execute(tenantId: string, days: number | null, basedOn?: string): Promise<RetentionState> {
    if (!retentionDays.safeParse(days).success) {
      throw new DomainError('invalid', 'audit.retention.invalid', {
        detail: 'Records are kept for 30 to 36500 days, or for ever.',
      });
    }
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const taken = await this.policies.take(transaction);
      const before = taken.policy;
      assertRevision(before.revision, basedOn);
      if (before.retentionDays !== days) {
        await this.policies.change(transaction, taken, { retentionDays: days });
        this.events.publish(transaction, RetentionChanged, {
          outcome: 'success',
          before: { retentionDays: before.retentionDays },
          after: { retentionDays: days },
        });
      }
      return this.show.executeIn(transaction);
    });
  }
}
