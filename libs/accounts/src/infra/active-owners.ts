import { DomainError } from '#kernel';
import type { Transaction } from '#database';
import type { AccountEntity } from './account.entity.js';

/**
 * Locks the tenant's active owners, always in the same order, and gives their ids. Two transactions that would each take
 * one of two owners away come one after the other, and the second one sees what the first has done.
 */
export async function lockActiveOwners(transaction: Transaction): Promise<readonly string[]> {
  const rows = await transaction.query<{ id: string }>(
    `select id from accounts.account
     where tenant_id = $1 and role = 'owner' and status = 'active' order by id for update`,
    [transaction.tenantId],
  );
  return rows.map(({ id }) => id);
}

/** @throws DomainError `accounts.last_owner` when `account` is the only active owner */
export function assertNotLastOwner(account: AccountEntity, activeOwners: readonly string[]): void {
  if (account.isActiveOwner() && activeOwners.every((id) => id === account.id)) {
    throw new DomainError('conflict', 'accounts.last_owner', {
      detail: 'The account is the only active owner of its tenant. Make another account an owner first.',
    });
  }
}
