import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { assertRevision } from '#http';
import { EventPublisher } from '#messaging';
import { AuditPolicyChanged } from '../events.js';
import type { AuditPolicy, PolicySettings } from './audit-policy.js';
import { loadPolicy } from './policy-row.js';

/** Decides what a tenant's log keeps of devices from now on. */
@Injectable()
export class ChangePolicy {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /**
   * Gives the policy as it is now. Nothing is announced when nothing changes.
   *
   * @param basedOn the revision that whoever changes it has seen; undefined: whatever it is
   * @throws DomainError `revision.stale`
   */
  async execute(tenantId: string, after: PolicySettings, basedOn?: string): Promise<AuditPolicy> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const { revision, ...before } = await loadPolicy(transaction, tenantId, 'lock');
      assertRevision(revision, basedOn);
      if (before.ipForm === after.ipForm && before.agentForm === after.agentForm)
        return { ...before, revision };
      transaction.send(
        'update audit.policy set ip_form = $2, agent_form = $3, revision = $4 where tenant_id = $1',
        [tenantId, after.ipForm, after.agentForm, revision + 1],
      );
      this.events.publish(transaction, AuditPolicyChanged, { outcome: 'success', before, after });
      return { ...after, revision: revision + 1 };
    });
  }
}
