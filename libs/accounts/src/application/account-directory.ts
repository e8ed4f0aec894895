import { Injectable } from '@nestjs/common';
import { identifierKey, isId } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import type { Account } from '../domain/account.js';
import {
  accountByEmail,
  accountById,
  accountByUsername,
  activeAdministrators,
  everyAccount,
  lookAlikeAccounts,
} from '../infra/find-account.js';

/** A tenant's id, or a transaction in its context that the look-up takes part in. */
export type AccountScope = string | Transaction;

/** Finds accounts, suspended ones too. Callers check the status. */
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

  /** Finds by what a person typed: a user name or an e-mail address, in any case and width. */
  async byIdentifier(scope: AccountScope, identifier: string): Promise<Account | null> {
    const isEmail = identifierKey(identifier).includes('@');
    return isEmail ? this.byEmail(scope, identifier) : this.byUsername(scope, identifier);
  }

  /** Every account of the tenant, by user name. */
  async all(scope: AccountScope): Promise<readonly Account[]> {
    return this.within(scope, (transaction) =>
      transaction.run(everyAccount, { tenantId: transaction.tenantId }),
    );
  }

  /**
   * Accounts whose user names look alike, beside each other: they were there before such names were refused, and the migration has put
   * the id behind the skeletons of all but the oldest.
   */
  async lookAlikes(scope: AccountScope): Promise<readonly Account[]> {
    return this.within(scope, (transaction) =>
      transaction.run(lookAlikeAccounts, { tenantId: transaction.tenantId }),
    );
  }

  /** Every active owner and administrator, by user name. */
  async administrators(scope: AccountScope): Promise<readonly Account[]> {
    return this.within(scope, (transaction) =>
      transaction.run(activeAdministrators, { tenantId: transaction.tenantId }),
    );
  }

  private async byKey(
    scope: AccountScope,
    statement: typeof accountByUsername,
    name: string,
  ): Promise<Account | null> {
    const key = identifierKey(name);
    if (key.includes('\0')) return null; // no text in PostgreSQL has it, and asking would be an error
    const [account] = await this.within(scope, (transaction) =>
      transaction.run(statement, { tenantId: transaction.tenantId, key }),
    );
    return account ?? null;
  }

  private async within<T>(scope: AccountScope, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return typeof scope === 'string' ? this.unitOfWork.run(scope, work) : work(scope);
  }
}
