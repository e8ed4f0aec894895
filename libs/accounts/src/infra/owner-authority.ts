import { DomainError } from '#kernel';
import { requestContext } from '#runtime';
import type { Transaction } from '#database';
import { PERMISSIONS } from '../domain/permissions.js';
import { permissionsOf, type Role } from '../domain/role.js';

/**
 * Holds that people who act through an account make, unmake, suspend or resume owners only when they are owners
 * themselves, whatever route they came by. Operators and the system may.
 *
 * @throws DomainError `accounts.owner_required`
 */
export async function assertMayManageOwners(transaction: Transaction): Promise<void> {
  const actor = requestContext()?.actor;
  if (actor === undefined || actor.kind === 'operator' || actor.kind === 'system') return;
  const [row] = await transaction.query<{ role: Role }>(
    `select role from accounts.account where tenant_id = $1 and id = $2 and status = 'active'`,
    [transaction.tenantId, actor.accountId ?? null],
  );
  if (row === undefined || !permissionsOf(row.role).has(PERMISSIONS.manageOwners)) {
    throw new DomainError('forbidden', 'accounts.owner_required', {
      detail: 'Only an owner changes who the owners are.',
    });
  }
}
