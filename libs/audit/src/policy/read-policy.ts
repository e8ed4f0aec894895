import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import type { AuditPolicy } from './audit-policy.js';
import { readPolicy } from './log-policy.js';

/** Reads a tenant's policy for its log. */
@Injectable()
export class ReadPolicy {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(tenantId: string): Promise<AuditPolicy> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const { ipForm, agentForm, revision } = await readPolicy(transaction);
      return { ipForm, agentForm, revision };
    });
  }
}
