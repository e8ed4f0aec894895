import { LockMode } from '@mikro-orm/core';
import { DomainError } from '#kernel';
import type { Transaction } from '#database';
import { TenantEntity } from './tenant.entity.js';

/**
 * Loads and locks the transaction's tenant for a change; concurrent changes wait.
 *
 * @throws DomainError `tenant.unknown`
 */
export async function lockTenant(transaction: Transaction): Promise<TenantEntity> {
  const tenant = await transaction.em.findOne(
    TenantEntity,
    { id: transaction.tenantId },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (tenant === null) throw new DomainError('not_found', 'tenant.unknown', { detail: 'No such tenant.' });
  return tenant;
}
