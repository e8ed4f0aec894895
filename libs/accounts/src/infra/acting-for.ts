import { DomainError } from '#kernel';
import type { Transaction } from '#database';
import { permissionsOf, type Role } from '../domain/role.js';
import { actorRole } from './actor-role.js';

/**
 * Holds that nobody gives out a way into an account that may do more than they may themselves: who sets its password,
 * its e-mail address or its binding, or makes a link for it, could act as its owner. Operators and the system may.
 *
 * @throws DomainError `accounts.more_privileged`
 */
export async function assertMayActFor(
  transaction: Transaction,
  account: { readonly role: Role },
): Promise<void> {
  const role = await actorRole(transaction);
  if (role === 'unbound') return;
  const own = role === undefined ? new Set<string>() : permissionsOf(role);
  if (role !== undefined && [...permissionsOf(account.role)].every((permission) => own.has(permission)))
    return;
  throw new DomainError('forbidden', 'accounts.more_privileged', {
    detail: 'The account may do more than you may: somebody whose role covers its role has to do this.',
  });
}
