import { DomainError } from '#kernel';
import type { Transaction } from '#database';
import { PERMISSIONS } from '../domain/permissions.js';
import { permissionsOf } from '../domain/role.js';
import { actorRole } from './actor-role.js';

/**
 * Holds that people who act through an account make, unmake, suspend or resume owners only when they are owners
 * themselves, whatever route they came by. Operators and the system may.
 *
 * @throws DomainError `accounts.owner_required`
 */
export async function assertMayManageOwners(transaction: Transaction): Promise<void> {
  const role = await actorRole(transaction);
  if (role === 'unbound') return;
  if (role === undefined || !permissionsOf(role).has(PERMISSIONS.manageOwners)) {
    throw new DomainError('forbidden', 'accounts.owner_required', {
      detail: 'Only an owner changes who the owners are.',
    });
  }
}
