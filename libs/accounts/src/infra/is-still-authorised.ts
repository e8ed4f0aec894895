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
  delegated: DelegatedAction,
  to: 'use' | 'show',
): Promise<boolean> {
  const parties = await transaction.run(to === 'use' ? accountsForShare : accountsUnlocked, {
    tenantId: transaction.tenantId,
    ids: [delegated.accountId, ...(delegated.makerId === null ? [] : [delegated.makerId])],
  });
  const account = parties.find(({ id }) => id === delegated.accountId);
  const maker = parties.find(({ id }) => id === delegated.makerId);
  return account !== undefined && isAuthorised(delegated, account, maker);
}
