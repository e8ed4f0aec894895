import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { lockTenant } from '../infra/lock-tenant.js';

/** Marks a tenant whose rows are going to be removed: from then on there is no way back. */
@Injectable()
export class BeginDeletion {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Whether the deletion has begun.
   *
   * @throws DomainError `tenancy.not_suspended` when it may not begin: people may be at work
   */
  async hasBegun(tenantId: string): Promise<boolean> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const tenant = await lockTenant(transaction);
      if (tenant.status !== 'suspended') throw notSuspended(tenant.slug);
      return tenant.isBeingDeleted();
    });
  }

  /**
   * Marks the transaction's tenant. Gives whether it was not yet.
   *
   * @throws DomainError `tenancy.not_suspended`
   */
  async within(transaction: Transaction): Promise<boolean> {
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
