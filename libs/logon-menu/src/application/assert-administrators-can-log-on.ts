import { ADMINISTRATIVE_ROLES, lastOwner, type Role } from '#accounts';
import type { Transaction } from '#database';
import { DomainError } from '#kernel';
import type { Menu } from '../domain/menu.js';
import { anyCanUse } from './any-can-use.js';

/**
 * Refuses to switch off a method that owners and administrators need: they must have another method, or be unable to use this one anyway. A
 * menu never becomes empty.
 *
 * @throws DomainError `menu.last_administrator_method`, `accounts.last_owner`
 */
export async function assertAdministratorsCanLogOn(
  transaction: Transaction,
  menu: Menu,
  changed: Menu,
): Promise<void> {
  if (changed.offered.length === 0) throw lastAdministratorMethod();
  if (await isLost(transaction, menu, changed, ADMINISTRATIVE_ROLES)) throw lastAdministratorMethod();
  if (await isLost(transaction, menu, changed, ['owner'])) throw lastOwner();
}

async function isLost(
  transaction: Transaction,
  menu: Menu,
  changed: Menu,
  roles: readonly Role[],
): Promise<boolean> {
  if (await anyCanUse(transaction, changed.offered, roles)) return false;
  return anyCanUse(transaction, menu.offered, roles);
}

/** The error when no owner or administrator could log on any more. */
export function lastAdministratorMethod(): DomainError {
  return new DomainError('conflict', 'menu.last_administrator_method', {
    detail: 'It is the last method with which an administrator can log on.',
  });
}
