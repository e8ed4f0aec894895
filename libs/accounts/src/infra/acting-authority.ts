import { requestContext } from '#runtime';
import type { Transaction } from '#database';
import { powersOf, type Powers } from '../domain/powers.js';
import { accountsForShare } from './lock-accounts.js';

/** An account that acts. */
export interface ActingAccount {
  readonly id: string;
  /** What it may use of its role at most, where it acts by a token; left out: all. */
  readonly permissions?: readonly string[] | undefined;
}

/** The account that acts; `operator` when none does but the operator or the system. Undefined: nobody is signed in. */
export function actingAccount(): ActingAccount | 'operator' | undefined {
  const actor = requestContext()?.actor;
  if (actor === undefined || actor.kind === 'operator' || actor.kind === 'system') return 'operator';
  if (actor.accountId === undefined) return undefined;
  return { id: actor.accountId, permissions: actor.permissions };
}

/**
 * The powers, now, of the person who acts, which stay as they are until the transaction ends. Undefined for everybody who may
 * nothing: nobody is signed in, or the account was suspended meanwhile.
 */
export async function actingPowers(transaction: Transaction): Promise<Powers | undefined> {
  const actor = actingAccount();
  if (actor === undefined) return undefined;
  if (actor === 'operator') return powersOf(actor);
  const [account] = await transaction.run(accountsForShare, {
    tenantId: transaction.tenantId,
    ids: [actor.id],
  });
  return account?.status === 'active' ? powersOf(account.role, actor.permissions) : undefined;
}
