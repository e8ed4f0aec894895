import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { assertRevision } from '#http';
import { EventPublisher } from '#messaging';
import { AuditPolicyChanged } from '../events.js';
import type { AuditPolicy, PolicySettings } from './audit-policy.js';
import { SignedPolicies } from './signed-policies.js';

/** Changes the device policy for future records. */
@Injectable()
export class ChangePolicy {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
    private readonly policies: SignedPolicies,
  ) {}

  /**
   * Returns the new policy. Publishes no event if nothing changes.
   *
   * @param basedOn the revision on which the change is based; undefined: any
   * @throws DomainError `revision.stale`, `audit.policy.forged`
   */
  async execute(tenantId: string, after: PolicySettings, basedOn?: string): Promise<AuditPolicy> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const taken = await this.policies.take(transaction);
      const { ipForm, agentForm, revision } = taken.policy;
      const before = { ipForm, agentForm };
      assertRevision(revision, basedOn);
      if (ipForm === after.ipForm && agentForm === after.agentForm) return { ...before, revision };
      const changed = await this.policies.change(transaction, taken, after);
      this.events.publish(transaction, AuditPolicyChanged, { outcome: 'success', before, after });
      return { ...after, revision: changed.revision };
    });
  }
}
