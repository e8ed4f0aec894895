import { requestContext } from '#runtime';
import type { Transaction } from '#database';
import { effectivePermissionsOf, type EffectivePermissions } from '../domain/effective-permissions.js';
import { accountsForShare } from './lock-accounts.js';

/** The account of the actor. */
export interface ActingAccount {
  readonly id: string;
  /** If it acts with a token, the only permissions of its role that it may use; left out: all. */
  readonly permissions?: readonly string[] | undefined;
}

/** The account of the actor; `operator` if the operator or the system acts. Undefined: nobody is signed in. */
export function actingAccount(): ActingAccount | 'operator' | undefined {
  const actor = requestContext()?.actor;
  if (actor === undefined || actor.kind === 'operator' || actor.kind === 'system') return 'operator';
  if (actor.accountId === undefined) return undefined;
  return { id: actor.accountId, permissions: actor.permissions };
}

/**
 * The current permissions of the actor, locked until the transaction ends. Undefined if the actor has none: nobody is signed in, or the account
 * was suspended meanwhile.
 */
export async function actorPermissions(transaction: Transaction): Promise<EffectivePermissions | undefined> {
  const actor = actingAccount();
  if (actor === undefined) return undefined;
  if (actor === 'operator') return effectivePermissionsOf(actor);
  const [account] = await transaction.run(accountsForShare, {
    tenantId: transaction.tenantId,
    ids: [actor.id],
  });
  return account?.status === 'active' ? effectivePermissionsOf(account.role, actor.permissions) : undefined;
}
