import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import type { Transaction } from '#database';
import { ADMINISTRATIVE_ROLES, type Role } from '../domain/role.js';
import { anyIsActive, LogonCapabilityRegistry } from './logon-capability-registry.js';

const OWNERS: readonly Role[] = ['owner'];

/**
 * Makes sure that a tenant's owners can always log on. Every change that could prevent it goes through here: of a role, a suspension, an
 * address, a link, a method, a connection.
 */
@Injectable()
export class ProtectLastOwner {
  constructor(private readonly logonCapability: LogonCapabilityRegistry) {}

  /**
   * Serialises such changes of the tenant until the transaction ends: two at once would each count what the other removes. Call it before
   * anything else that a change locks.
   */
  lock(transaction: Transaction): void {
    transaction.lock(`accounts.owners:${transaction.tenantId}`);
  }

  /**
   * Makes a change, and refuses it if it would remove the last active owner, or the last owner or administrator who can log on. It does not
   * require anything that was missing before the change.
   *
   * @param lastAdministrator the error if the last of owners and administrators would go; default `accounts.last_owner`
   * @throws DomainError `accounts.last_owner`
   */
  async during<Result>(
    transaction: Transaction,
    change: () => Promise<Result>,
    lastAdministrator: () => DomainError = lastOwner,
  ): Promise<Result> {
    this.lock(transaction);
    const before = await this.availability(transaction);
    const result = await change();
    const after = await this.availability(transaction);
    if (before.administrator && !after.administrator) throw lastAdministrator();
    if (before.owner && !after.owner) throw lastOwner();
    if (before.activeOwner && !after.activeOwner) throw lastOwner();
    return result;
  }

  private async availability(transaction: Transaction): Promise<LogonAvailability> {
    const [activeOwner, owner, administrator] = await Promise.all([
      anyIsActive(transaction, OWNERS),
      this.logonCapability.anyCanLogOn(transaction, OWNERS),
      this.logonCapability.anyCanLogOn(transaction, ADMINISTRATIVE_ROLES),
    ]);
    return { activeOwner, owner, administrator };
  }
}

/** Whether there is still an active owner, an owner who can log on, and an owner or administrator who can log on. */
interface LogonAvailability {
  readonly activeOwner: boolean;
  readonly owner: boolean;
  readonly administrator: boolean;
}

/** The error if the last owner who can log on would go. */
export function lastOwner(): DomainError {
  return new DomainError('conflict', 'accounts.last_owner', {
    detail: 'No owner could log on any more. First make sure that another owner can log on.',
  });
}
