import { Injectable } from '@nestjs/common';
import { identifierKey, isId } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import type { Account } from '../domain/account.js';
import { ADMINISTRATIVE_ROLES, type Role } from '../domain/role.js';
import {
  accountByEmail,
  accountById,
  accountByUsername,
  activeAccounts,
  activeAdministrators,
  anyEmailForRole,
  everyAccount,
  lookAlikeAccounts,
} from '../infra/find-account.js';
import { accountsForShare, accountsForUpdate } from '../infra/lock-accounts.js';

/** A tenant's id, or a transaction in its context in which the look-up runs. */
export type AccountScope = string | Transaction;

/** Finds accounts, including suspended ones. Callers check the status. */
@Injectable()
export class AccountDirectory {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async byId(scope: AccountScope, id: string): Promise<Account | null> {
    if (!isId(id)) return null;
    const [account] = await this.within(scope, (transaction) =>
      transaction.run(accountById, { tenantId: transaction.tenantId, id }),
    );
    return account ?? null;
  }

  async byUsername(scope: AccountScope, username: string): Promise<Account | null> {
    return this.byKey(scope, accountByUsername, username);
  }

  async byEmail(scope: AccountScope, email: string): Promise<Account | null> {
    return this.byKey(scope, accountByEmail, email);
  }

  /** Finds an account by what a person typed: a username or an email address, in any case and width. */
  async byIdentifier(scope: AccountScope, identifier: string): Promise<Account | null> {
    const isEmail = identifierKey(identifier).includes('@');
    return isEmail ? this.byEmail(scope, identifier) : this.byUsername(scope, identifier);
  }

  /** Every account of the tenant that is not archived (or that is archived), by username. */
  async all(scope: AccountScope, { isArchived = false } = {}): Promise<readonly Account[]> {
    return this.within(scope, (transaction) =>
      transaction.run(everyAccount, { tenantId: transaction.tenantId, isArchived }),
    );
  }

  /**
   * Accounts whose usernames look alike, next to each other. They existed before such names were refused; the migration appended the id to
   * the skeletons of all but the oldest.
   */
  async lookAlikes(scope: AccountScope): Promise<readonly Account[]> {
    return this.within(scope, (transaction) =>
      transaction.run(lookAlikeAccounts, { tenantId: transaction.tenantId }),
    );
  }

  /** Every active owner and administrator, by username. */
  async administrators(scope: AccountScope): Promise<readonly Account[]> {
    return this.within(scope, (transaction) =>
      transaction.run(activeAdministrators, { tenantId: transaction.tenantId }),
    );
  }

  /** How many accounts are active, and how many of them have no identity linked to them. */
  async countActive(
    transaction: Transaction,
  ): Promise<{ readonly active: number; readonly withoutIdentity: number }> {
    const [count] = await transaction.run(activeAccounts, { tenantId: transaction.tenantId });
    return count ?? { active: 0, withoutIdentity: 0 };
  }

  /** Locks the account: other changes of it wait until the transaction ends. */
  async hold(transaction: Transaction, id: string): Promise<void> {
    await transaction.run(accountsForUpdate, { tenantId: transaction.tenantId, ids: [id] });
  }

  /** Whether an account is an active owner or administrator. It stays so until the transaction ends. */
  async isAdministrator(transaction: Transaction, id: string): Promise<boolean> {
    const { tenantId } = transaction;
    const [account] = await transaction.run(accountsForShare, { tenantId, ids: [id] });
    return account?.status === 'active' && ADMINISTRATIVE_ROLES.includes(account.role);
  }

  /** Whether any active account with one of these roles has an email address whose authority covers its role. */
  async anyHasEmail(transaction: Transaction, roles: readonly Role[]): Promise<boolean> {
    const { tenantId } = transaction;
    return (await transaction.run(anyEmailForRole, { tenantId, roles })).length > 0;
  }

  private async byKey(
    scope: AccountScope,
    statement: typeof accountByUsername,
    name: string,
  ): Promise<Account | null> {
    const key = identifierKey(name);
    if (key.includes('\0')) return null; // PostgreSQL texts cannot contain it, and the query would fail
    const [account] = await this.within(scope, (transaction) =>
      transaction.run(statement, { tenantId: transaction.tenantId, key }),
    );
    return account ?? null;
  }

  private async within<T>(scope: AccountScope, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return typeof scope === 'string' ? this.unitOfWork.run(scope, work) : work(scope);
  }
}
