import { Injectable } from '@nestjs/common';
import type { Role } from '#accounts';
import type { Transaction } from '#database';
import type { Present } from '#kernel';

/** Password hashes of a tenant's accounts. */
@Injectable()
export class PasswordStore {
  /** The hash of an account's password, if it has one. */
  async hashOf(transaction: Transaction, accountId: string | undefined): Promise<string | undefined> {
    const [row] = await transaction.query<{ readonly hash: string }>(
      'select hash from authenticators.password where tenant_id = $1 and account_id = $2',
      [transaction.tenantId, accountId ?? null],
    );
    return row?.hash;
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
  async set(transaction: Transaction, accountId: string, hash: string, now: Present): Promise<boolean> {
    const [row] = await transaction.query<{ readonly replaced: boolean }>(
      `insert into authenticators.password (tenant_id, account_id, hash, set_at) values ($1, $2, $3, $4)
       on conflict (tenant_id, account_id) do update set hash = excluded.hash, set_at = excluded.set_at
       returning xmax <> 0 as replaced`,
      [transaction.tenantId, accountId, hash, now],
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

  /** Whether any active account of these roles has a password. */
  async existsForRole(transaction: Transaction, roles: readonly Role[]): Promise<boolean> {
    const rows = await transaction.query(
      `select 1 from authenticators.password p
       join accounts.account a on a.tenant_id = p.tenant_id and a.id = p.account_id
       where p.tenant_id = $1 and a.role = any($2) and a.status = 'active' limit 1`,
      [transaction.tenantId, roles],
    );
    return rows.length > 0;
  }
}
