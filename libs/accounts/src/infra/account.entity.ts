import { databaseNowAsDate } from '#database';
import { DomainError, type DatabaseNow } from '#kernel';
import type { AccountStatus } from '../domain/account.js';
import { covers } from '../domain/authority.js';
import type { Role } from '../domain/role.js';
import { accountTable } from './account.table.js';

/** An account for changes; it never leaves this lib. */
export class AccountEntity extends accountTable.entity.class {
  /** Sets another role. Sessions were authenticated for the former role, so a role with more rights ends them. */
  assign(role: Role, now: DatabaseNow): void {
    if (!covers(this.role, role)) this.sessionEpoch += 1;
    this.role = role;
    this.updatedAt = databaseNowAsDate(now);
  }

  /** @throws DomainError `accounts.already_suspended` */
  suspend(now: DatabaseNow): void {
    this.become('suspended', now);
    this.suspendedAt = this.updatedAt;
    this.sessionEpoch += 1;
  }

  /** Works for archived accounts, too. @throws DomainError `accounts.already_active` */
  resume(now: DatabaseNow): void {
    this.become('active', now);
    this.suspendedAt = null;
    this.archivedAt = null;
  }

  private become(status: AccountStatus, now: DatabaseNow): void {
    if (this.status === status) {
      throw new DomainError('conflict', `accounts.already_${status}`, {
        detail: `The account is already ${status}.`,
      });
    }
    this.status = status;
    this.updatedAt = databaseNowAsDate(now);
  }
}

accountTable.entity.setClass(AccountEntity);

/** For `DatabaseModule.forRoot`. */
export const accountsEntities = [accountTable.entity];
