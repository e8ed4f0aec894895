import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { lockTenant } from '../infra/lock-tenant.js';

/** Marks a tenant for deletion: from then on it cannot be restored. */
@Injectable()
export class BeginDeletion {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Whether the deletion has begun.
   *
   * @throws DomainError `tenancy.not_suspended` when it may not begin, because people may be using the tenant
   */
  async hasBegun(tenantId: string): Promise<boolean> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const tenant = await lockTenant(transaction);
      if (tenant.status !== 'suspended') throw notSuspended(tenant.slug);
      return tenant.isBeingDeleted();
    });
  }

  /**
   * Marks the transaction's tenant. Returns false if it was already marked.
   *
   * @throws DomainError `tenancy.not_suspended`
   */
  async executeIn(transaction: Transaction): Promise<boolean> {
    const tenant = await lockTenant(transaction);
    if (tenant.status !== 'suspended') throw notSuspended(tenant.slug);
    return tenant.beginDeletion(this.clock.now());
  }
}

function notSuspended(slug: string): DomainError {
  return new DomainError('conflict', 'tenancy.not_suspended', {
    detail: `The tenant "${slug}" is active: people may be at work. Suspend it first, with: tenant suspend`,
  });
}
