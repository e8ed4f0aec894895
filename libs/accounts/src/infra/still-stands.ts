import type { Transaction } from '#database';
import { refusalOf, type Act } from '../domain/acts.js';
import { covers, type Authority } from '../domain/authority.js';
import { accountsForShare, accountsUnlocked } from './lock-accounts.js';

/** Something that somebody gave out for an account, to be used later. */
export interface Given {
  readonly act: Act;
  readonly accountId: string;
  /** The account that gave it; null: the operator. */
  readonly makerId: string | null;
  /** On whose word it rested when it was given. */
  readonly authority: Authority;
}

/**
 * Whether what was given still counts, as everybody's role is now: the word that it was given on reaches up to the account's
 * role, and its maker could give it again.
 *
 * @param to `use`: both are locked until the transaction ends, so that neither role changes before it is used; `show`:
 * nothing is locked
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
  if (account === undefined || !covers(given.authority, account.role)) return false;
  const maker = parties.find(({ id, status }) => id === given.makerId && status === 'active');
  const authority = given.makerId === null ? 'operator' : maker?.role;
  return refusalOf(authority, given.act, account.role) === undefined;
}
