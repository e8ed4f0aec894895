import { defineEntity, p } from '@mikro-orm/core';
import { writtenTime } from '#database';
import { DomainError, type Present } from '#kernel';
import type { AccountStatus } from '../domain/account.js';
import type { Role } from '../domain/role.js';

const AccountSchema = defineEntity({
  name: 'Account',
  schema: 'accounts',
  tableName: 'account',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.uuid(),
    username: p.string(),
    role: p.string().$type<Role>(),
    status: p.string().$type<AccountStatus>(),
    updatedAt: p.datetime(),
  },
});

/** An account as it is changed; it never leaves this lib. */
export class AccountEntity extends AccountSchema.class {
  isActiveOwner(): boolean {
    return this.role === 'owner' && this.status === 'active';
  }

  assign(role: Role, now: Present): void {
    this.role = role;
    this.updatedAt = writtenTime(now);
  }

  /** @throws DomainError `accounts.already_suspended` */
  suspend(now: Present): void {
    this.become('suspended', now);
  }

  /** @throws DomainError `accounts.already_active` */
  resume(now: Present): void {
    this.become('active', now);
  }

  private become(status: AccountStatus, now: Present): void {
    if (this.status === status) {
      throw new DomainError('conflict', `accounts.already_${status}`, {
        detail: `The account is ${status} already.`,
      });
    }
    this.status = status;
    this.updatedAt = writtenTime(now);
  }
}

AccountSchema.setClass(AccountEntity);

/** For `DatabaseModule.forRoot`. */
export const accountsEntities = [AccountSchema];
