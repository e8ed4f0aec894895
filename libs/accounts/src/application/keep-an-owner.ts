import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import type { Transaction } from '#database';
import { ADMINISTRATIVE_ROLES, type Role } from '../domain/role.js';
import { anyIsActive, LogonAccess } from './logon-access.js';

const OWNERS: readonly Role[] = ['owner'];

/**
 * Keeps the last way of a tenant's owners to log on. Everything that could take it away goes through here: a role, a
 * suspension, an address, a link, a method, a connection.
 */
@Injectable()
export class KeepAnOwner {
  constructor(private readonly access: LogonAccess) {}

  /**
   * Lets one such change of the tenant come after the other until the transaction ends: two at once would each count what
   * the other takes away. Taken before everything else that a change locks.
   */
  lock(transaction: Transaction): void {
    transaction.inTurn(`accounts.owners:${transaction.tenantId}`);
  }

  /**
   * Makes a change, and refuses it if it would remove the last active owner, or the last owner or administrator who can log on.
   * What nobody had before is not missed.
   *
   * @param lastAdministrator the error where it is the last one of owners and administrators; `accounts.last_owner` unless given
   * @throws DomainError `accounts.last_owner`
   */
  async during<Result>(
    transaction: Transaction,
    change: () => Promise<Result>,
    lastAdministrator: () => DomainError = lastOwner,
  ): Promise<Result> {
    this.lock(transaction);
    const before = await this.standing(transaction);
    const result = await change();
    const after = await this.standing(transaction);
    if (before.administrator && !after.administrator) throw lastAdministrator();
    if (before.owner && !after.owner) throw lastOwner();
    if (before.activeOwner && !after.activeOwner) throw lastOwner();
    return result;
  }

  private async standing(transaction: Transaction): Promise<Standing> {
    const [activeOwner, owner, administrator] = await Promise.all([
      anyIsActive(transaction, OWNERS),
      this.access.anyCanLogOn(transaction, OWNERS),
      this.access.anyCanLogOn(transaction, ADMINISTRATIVE_ROLES),
    ]);
    return { activeOwner, owner, administrator };
  }
}

/** Whether there are still an active owner, an owner who can log on, and an owner or administrator who can log on. */
interface Standing {
  readonly activeOwner: boolean;
  readonly owner: boolean;
  readonly administrator: boolean;
}

/** What is said where the last owner who can log on would go. */
export function lastOwner(): DomainError {
  return new DomainError('conflict', 'accounts.last_owner', {
    detail: 'No owner could log on any more. First make sure that another owner can log on.',
  });
}
