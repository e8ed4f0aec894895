import type { AccountDirectory } from '#accounts';
import type { Transaction } from '#database';
import { DomainError } from '#kernel';

/** @throws DomainError `application.owner_unknown` unless it is null or an account of the tenant */
export async function assertOwner(
  accounts: AccountDirectory,
  transaction: Transaction,
  ownerId: string | null,
): Promise<void> {
  if (ownerId === null || (await accounts.byId(transaction, ownerId)) !== null) return;
  throw new DomainError('invalid', 'application.owner_unknown', {
    detail: 'The owner of an application must be an account of this tenant.',
  });
}
