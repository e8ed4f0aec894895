import type { Role } from '#accounts';
import type { Transaction } from '#database';
import type { LogonMethod } from '../domain/logon-method.js';

/** Whether any active account of these roles could log on with one of the methods. */
export async function anyCanUse(
  transaction: Transaction,
  methods: readonly LogonMethod[],
  roles: readonly Role[],
): Promise<boolean> {
  for (const method of methods) if (await method.isUsableByRole(transaction, roles)) return true;
  return false;
}
