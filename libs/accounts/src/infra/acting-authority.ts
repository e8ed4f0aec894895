import { requestContext } from '#runtime';
import type { Transaction } from '#database';
import type { Authority } from '../domain/authority.js';
import { accountsForShare } from './lock-accounts.js';

/** The account that acts; `operator` when none does but the operator or the system. Undefined: nobody is signed in. */
export function actingAccount(): { readonly id: string } | 'operator' | undefined {
  const actor = requestContext()?.actor;
  if (actor === undefined || actor.kind === 'operator' || actor.kind === 'system') return 'operator';
  return actor.accountId === undefined ? undefined : { id: actor.accountId };
}

/**
 * The authority, now, of the person who acts, which stays as it is until the transaction ends. Undefined for everybody who may
 * nothing: nobody is signed in, or the account was suspended meanwhile.
 */
export async function actingAuthority(transaction: Transaction): Promise<Authority | undefined> {
  const actor = actingAccount();
  if (actor === 'operator' || actor === undefined) return actor;
  const [account] = await transaction.run(accountsForShare, {
    tenantId: transaction.tenantId,
    ids: [actor.id],
  });
  return account?.status === 'active' ? account.role : undefined;
}
