import type { Transaction } from '#database';
import { DomainError } from '#kernel';
import type { LogonMethod } from '../domain/logon-method.js';
import type { Menu } from '../domain/menu.js';
import { assertAdministratorsCanLogOn } from './assert-administrators-can-log-on.js';

/**
 * The menu with a method switched on; the same menu when it is on already.
 *
 * @throws DomainError `method.not_available`, `menu.proving_method_needed`, and errors of the method's own requirements
 */
export async function switchedOn(transaction: Transaction, menu: Menu, method: LogonMethod): Promise<Menu> {
  if (menu.isEnabled(method.key)) return menu;
  const changed = menu.enable(method);
  await method.assertReady?.(transaction);
  return changed;
}

/**
 * The menu with a method switched off; the same menu when it is off already.
 *
 * @throws DomainError `menu.last_administrator_method`, `accounts.last_owner`, `menu.proving_method_needed`
 */
export async function switchedOff(transaction: Transaction, menu: Menu, method: LogonMethod): Promise<Menu> {
  if (!menu.isEnabled(method.key)) return menu;
  const changed = menu.disable(method.key);
  await assertAdministratorsCanLogOn(transaction, menu, changed);
  return changed;
}

/** Code of the rule that prevents changing a method's switch now; null when it can be changed. */
export async function switchRefusal(
  transaction: Transaction,
  menu: Menu,
  method: LogonMethod,
): Promise<string | null> {
  try {
    await (menu.isEnabled(method.key) ? switchedOff : switchedOn)(transaction, menu, method);
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}
