import { Injectable } from '@nestjs/common';
import { coversInSql, type Authority, type Role } from '#accounts';
import type { Transaction } from '#database';

/** A password as it is kept, and on whose word it is the owner's. */
export interface StoredPassword {
  readonly hash: string;
  readonly authority: Authority;
}

/** Password hashes of a tenant's accounts. */
@Injectable()
export class PasswordStore {
  /** An account's password, if it has one. */
  async of(transaction: Transaction, accountId: string | undefined): Promise<StoredPassword | undefined> {
    const [row] = await transaction.query<StoredPassword & Record<string, unknown>>(
      'select hash, authority from authenticators.password where tenant_id = $1 and account_id = $2',
      [transaction.tenantId, accountId ?? null],
    );
    return row;
  }

  /** The authority of an account's password and the account's role; undefined when it has none. */
  async authorityOf(
    transaction: Transaction,
    accountId: string,
  ): Promise<{ readonly authority: Authority; readonly role: Role } | undefined> {
    const [row] = await transaction.query<{ readonly authority: Authority; readonly role: Role }>(
      `select p.authority, a.role from authenticators.password p
       join accounts.account a on a.tenant_id = p.tenant_id and a.id = p.account_id
       where p.tenant_id = $1 and p.account_id = $2`,
      [transaction.tenantId, accountId],
    );
    return row;
  }

  /** When an account's password was set; null when it has none. */
  async setAt(transaction: Transaction, accountId: string): Promise<Date | null> {
    const [row] = await transaction.query<{ readonly set_at: Date }>(
      'select set_at from authenticators.password where tenant_id = $1 and account_id = $2',
      [transaction.tenantId, accountId],
    );
    return row?.set_at ?? null;
  }

  /** Sets or replaces a password. Gives whether there was one before. */
  async set(
    transaction: Transaction,
    accountId: string,
    { hash, authority }: StoredPassword,
    now: Date,
  ): Promise<boolean> {
    const [row] = await transaction.query<{ readonly replaced: boolean }>(
      `insert into authenticators.password (tenant_id, account_id, hash, authority, set_at) values ($1, $2, $3, $4, $5)
       on conflict (tenant_id, account_id) do update
         set hash = excluded.hash, authority = excluded.authority, set_at = excluded.set_at
       returning xmax <> 0 as replaced`,
      [transaction.tenantId, accountId, hash, authority, now],
    );
    return row?.replaced ?? false;
  }

  /** Puts a stronger hash of the same password in place of `former`, unless the password was replaced meanwhile. */
  async strengthen(transaction: Transaction, accountId: string, former: string, hash: string): Promise<void> {
    await transaction.query(
      `update authenticators.password set hash = $4
       where tenant_id = $1 and account_id = $2 and hash = $3`,
      [transaction.tenantId, accountId, former, hash],
    );
  }

  /** Lets an account's password rest on another word. */
  async vouchFor(transaction: Transaction, accountId: string, authority: Authority): Promise<void> {
    await transaction.query(
      'update authenticators.password set authority = $3 where tenant_id = $1 and account_id = $2',
      [transaction.tenantId, accountId, authority],
    );
  }

  /** Whether any active account of these roles has a password that counts for its role. */
  async existsForRole(transaction: Transaction, roles: readonly Role[]): Promise<boolean> {
    const rows = await transaction.query(
      `select 1 from authenticators.password p
       join accounts.account a on a.tenant_id = p.tenant_id and a.id = p.account_id
       where p.tenant_id = $1 and a.role = any($2) and a.status = 'active'
         and ${coversInSql('p.authority', 'a.role')} limit 1`,
      [transaction.tenantId, roles],
    );
    return rows.length > 0;
  }
}
