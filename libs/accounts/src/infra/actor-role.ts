import { requestContext } from '#runtime';
import type { Transaction } from '#database';
import type { Role } from '../domain/role.js';

/**
 * The role, now, of the account that acts; `unbound` when no account acts but an operator or the system. Undefined for
 * everybody who may nothing: nobody is signed in, or the account was suspended meanwhile.
 */
export async function actorRole(transaction: Transaction): Promise<Role | 'unbound' | undefined> {
  const actor = requestContext()?.actor;
  if (actor === undefined || actor.kind === 'operator' || actor.kind === 'system') return 'unbound';
  const [row] = await transaction.query<{ role: Role }>(
    `select role from accounts.account where tenant_id = $1 and id = $2 and status = 'active'`,
    [transaction.tenantId, actor.accountId ?? null],
  );
  return row?.role;
}
