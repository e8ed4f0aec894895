import { ADMINISTRATIVE_ROLES } from '#accounts';
import type { Transaction } from '#database';
import { DomainError } from '#kernel';
import type { LogonMethod } from '../domain/logon-method.js';
import type { Menu } from '../domain/menu.js';

/**
 * Holds that switching `method` off takes nothing from the administrators that they need: they have another way, or
 * could not use this one anyway. A menu never becomes empty.
 *
 * @throws DomainError `menu.last_administrator_method`
 */
export async function assertAdministratorsCanLogOn(
  transaction: Transaction,
  method: LogonMethod,
  changed: Menu,
): Promise<void> {
  for (const other of changed.offered) {
    if (await other.isUsableByRole(transaction, ADMINISTRATIVE_ROLES)) return;
  }
  const isLoss = await method.isUsableByRole(transaction, ADMINISTRATIVE_ROLES);
  if (!isLoss && changed.offered.length > 0) return;
  throw new DomainError('conflict', 'menu.last_administrator_method', {
    detail: 'It is the last method that an administrator can log on with.',
  });
}
