import { Injectable } from '@nestjs/common';
import { identifierKey, isId } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import type { Account } from '../domain/account.js';
import { ADMINISTRATIVE_ROLES } from '../domain/role.js';
import { ACCOUNT_COLUMNS, accountOf, type AccountRow } from '../infra/account-row.js';

/** A tenant's id, or a transaction in its context that the look-up takes part in. */
export type AccountScope = string | Transaction;

/** Finds accounts, suspended ones too. Callers check the status. */
@Injectable()
export class AccountDirectory {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async byId(scope: AccountScope, id: string): Promise<Account | null> {
    return isId(id) ? this.findOne(scope, 'id = $2', id) : null;
  }

  async byUsername(scope: AccountScope, username: string): Promise<Account | null> {
    return this.findOne(scope, 'username_key = $2', identifierKey(username));
  }

  async byEmail(scope: AccountScope, email: string): Promise<Account | null> {
    return this.findOne(scope, 'email_key = $2', identifierKey(email));
  }

  /** Finds by what a person typed: a user name or an e-mail address, in any case and width. */
  async byIdentifier(scope: AccountScope, identifier: string): Promise<Account | null> {
    const isEmail = identifierKey(identifier).includes('@');
    return isEmail ? this.byEmail(scope, identifier) : this.byUsername(scope, identifier);
  }

  /** Every account of the tenant, by user name. */
  async all(scope: AccountScope): Promise<readonly Account[]> {
    const rows = await this.within(scope, (transaction) =>
      transaction.query<AccountRow>(
        `select ${ACCOUNT_COLUMNS} from accounts.account where tenant_id = $1 order by username_key`,
        [transaction.tenantId],
      ),
    );
    return rows.map(accountOf);
  }

  /**
   * Accounts whose user names look alike, beside each other: they were there before such names were refused, and the migration has put
   * the id behind the skeletons of all but the oldest.
   */
  async lookAlikes(scope: AccountScope): Promise<readonly Account[]> {
    const rows = await this.within(scope, (transaction) =>
      transaction.query<AccountRow>(
        `with looks as (
           select split_part(username_skeleton, ' ', 1) as look from accounts.account
           where tenant_id = $1 and username_skeleton like '% %')
         select ${ACCOUNT_COLUMNS} from accounts.account
         where tenant_id = $1 and split_part(username_skeleton, ' ', 1) in (select look from looks)
         order by split_part(username_skeleton, ' ', 1), created_at, id`,
        [transaction.tenantId],
      ),
    );
    return rows.map(accountOf);
  }

  /** Every active owner and administrator, by user name. */
  async administrators(scope: AccountScope): Promise<readonly Account[]> {
    const rows = await this.within(scope, (transaction) =>
      transaction.query<AccountRow>(
        `select ${ACCOUNT_COLUMNS} from accounts.account
         where tenant_id = $1 and status = 'active' and role = any($2) order by username_key`,
        [transaction.tenantId, ADMINISTRATIVE_ROLES],
      ),
    );
    return rows.map(accountOf);
  }

  private async findOne(scope: AccountScope, condition: string, value: string): Promise<Account | null> {
    if (value.includes('\0')) return null; // no text in PostgreSQL has it, and asking would be an error
    const [row] = await this.within(scope, (transaction) =>
      transaction.query<AccountRow>(
        `select ${ACCOUNT_COLUMNS} from accounts.account where tenant_id = $1 and ${condition}`,
        [transaction.tenantId, value],
      ),
    );
    return row === undefined ? null : accountOf(row);
  }

  private async within<T>(scope: AccountScope, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return typeof scope === 'string' ? this.unitOfWork.run(scope, work) : work(scope);
  }
}
