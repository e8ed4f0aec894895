import type { Transaction } from '#database';
import { stands, type Given } from '../domain/given.js';
import { accountsForShare, accountsUnlocked } from './lock-accounts.js';

/**
 * Whether what was issued still counts (`stands`), by the current state of both accounts.
 *
 * @param to `use`: locks both accounts until the transaction ends, so that neither role changes before it is used; `show`: locks nothing
 */
export async function stillStands(
  transaction: Transaction,
  given: Given,
  to: 'use' | 'show',
): Promise<boolean> {
  const parties = await transaction.run(to === 'use' ? accountsForShare : accountsUnlocked, {
    tenantId: transaction.tenantId,
    ids: [given.accountId, ...(given.makerId === null ? [] : [given.makerId])],
  });
  const account = parties.find(({ id }) => id === given.accountId);
  const maker = parties.find(({ id }) => id === given.makerId);
  return account !== undefined && stands(given, account, maker);
}
