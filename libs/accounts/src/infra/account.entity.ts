import { defineEntity, p } from '@mikro-orm/core';
import { DomainError } from '#kernel';
import type { AccountStatus } from '../domain/account.js';
import { covers } from '../domain/authority.js';
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
    sessionEpoch: p.integer(),
    updatedAt: p.datetime(),
  },
});

/** An account as it is changed; it never leaves this lib. */
export class AccountEntity extends AccountSchema.class {
  /** Gives another role. What a session was opened with was not asked for a role that may more: a raised one ends them. */
  assign(role: Role, now: Date): void {
    if (!covers(this.role, role)) this.sessionEpoch += 1;
    this.role = role;
    this.updatedAt = now;
  }

  /** @throws DomainError `accounts.already_suspended` */
  suspend(now: Date): void {
    this.become('suspended', now);
    this.sessionEpoch += 1;
  }

  /** @throws DomainError `accounts.already_active` */
  resume(now: Date): void {
    this.become('active', now);
  }

  private become(status: AccountStatus, now: Date): void {
    if (this.status === status) {
      throw new DomainError('conflict', `accounts.already_${status}`, {
        detail: `The account is ${status} already.`,
      });
    }
    this.status = status;
    this.updatedAt = now;
  }
}

AccountSchema.setClass(AccountEntity);

/** For `DatabaseModule.forRoot`. */
export const accountsEntities = [AccountSchema];
