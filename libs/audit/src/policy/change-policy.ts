import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { assertRevision } from '#http';
import { EventPublisher } from '#messaging';
import { AuditPolicyChanged } from '../events.js';
import { policySettings, type AuditPolicy, type PolicySettings } from './audit-policy.js';
import { loadPolicy, storePolicy } from './policy-row.js';

/** Changes some of what a tenant has decided about its log; the rest stays. */
@Injectable()
export class ChangePolicy {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /**
   * Gives the policy as it is now. Nothing is announced when nothing changes.
   *
   * @param basedOn the revision that whoever changes it has seen; undefined: whatever it is
   * @throws DomainError `audit.policy_invalid`, `revision.stale`
   */
  async execute(tenantId: string, changes: Partial<PolicySettings>, basedOn?: string): Promise<AuditPolicy> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const policy = await loadPolicy(transaction, tenantId, 'lock');
      if (basedOn !== undefined) assertRevision(policy.revision, basedOn);
      const before = settingsOf(policy);
      const after = parsed({ ...before, ...changes });
      if (isDeepStrictEqual(before, after)) return policy;
      const since = policy.legalHoldSince ?? this.clock.now();
      const changed = {
        ...after,
        legalHoldSince: after.legalHold === null ? null : since,
        revision: policy.revision + 1,
      };
      await storePolicy(transaction, tenantId, changed);
      this.events.publish(transaction, AuditPolicyChanged, { outcome: 'success', before, after });
      return changed;
    });
  }
}

function settingsOf({ ipForm, agentForm, retentionDays, legalHold }: AuditPolicy): PolicySettings {
  return { ipForm, agentForm, retentionDays, legalHold };
}

function parsed(input: unknown): PolicySettings {
  const result = policySettings.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new DomainError('invalid', 'audit.policy_invalid', {
    detail: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
  });
}
