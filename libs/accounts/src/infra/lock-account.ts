import { LockMode } from '@mikro-orm/core';
import { DomainError } from '#kernel';
import type { Transaction } from '#database';
import { AccountEntity } from './account.entity.js';

/**
 * Loads an account for a change; others who change it wait.
 *
 * @throws DomainError `account.unknown`
 */
export async function lockAccount(transaction: Transaction, accountId: string): Promise<AccountEntity> {
  const account = await transaction.em.findOne(
    AccountEntity,
    { id: accountId },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (account === null) throw new DomainError('not_found', 'account.unknown', { detail: 'No such account.' });
  return account;
}
