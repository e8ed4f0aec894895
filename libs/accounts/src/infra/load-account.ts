import { DomainError } from '#kernel';
import type { Transaction } from '#database';
import { AccountEntity } from './account.entity.js';

/**
 * Loads an account for a change that `assertMay` has allowed and for which it has locked the account. Taking a stronger lock only now could
 * deadlock.
 *
 * @throws DomainError `account.unknown`
 */
export async function loadAccount(transaction: Transaction, accountId: string): Promise<AccountEntity> {
  const account = await transaction.em.findOne(AccountEntity, { id: accountId });
  if (account === null) throw new DomainError('not_found', 'account.unknown', { detail: 'No such account.' });
  return account;
}
