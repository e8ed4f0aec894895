import type { Transaction } from '#database';
import { isAuthorised, type DelegatedAction } from '../domain/delegated-action.js';
import { accountsForShare, accountsUnlocked } from './lock-accounts.js';

/**
 * Whether what was issued still counts (`isAuthorised`), by the current state of both accounts.
 *
 * @param to `use`: locks both accounts until the transaction ends, so that neither role changes before it is used; `show`: locks nothing
 */
export async function isStillAuthorised(
  transaction: Transaction,
  given: DelegatedAction,
  to: 'use' | 'show',
): Promise<boolean> {
  const parties = await transaction.run(to === 'use' ? accountsForShare : accountsUnlocked, {
    tenantId: transaction.tenantId,
    ids: [given.accountId, ...(given.makerId === null ? [] : [given.makerId])],
  });
  const account = parties.find(({ id }) => id === given.accountId);
  const maker = parties.find(({ id }) => id === given.makerId);
  return account !== undefined && isAuthorised(given, account, maker);
}
