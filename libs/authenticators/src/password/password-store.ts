import { Injectable } from '@nestjs/common';
import type { Authority, Role } from '#accounts';
import type { Transaction } from '#database';
import type { DatabaseNow } from '#kernel';
import {
  anyPasswordForRole,
  passwordAuthority,
  passwordOf,
  passwordSetAt,
  setPassword,
  strengthenPassword,
  vouchForPassword,
} from '../infra/password-statements.js';

/** A stored password, and the authority that vouches for its owner. */
export interface StoredPassword {
  readonly hash: string;
  readonly authority: Authority;
}

/** Password hashes of a tenant's accounts. */
@Injectable()
export class PasswordStore {
  /** An account's password, if it has one. */
  async of(transaction: Transaction, accountId: string | undefined): Promise<StoredPassword | undefined> {
    const { tenantId } = transaction;
    const [password] = await transaction.run(passwordOf, { tenantId, accountId: accountId ?? null });
    return password;
  }

  /** The authority of an account's password and the account's role; undefined if it has no password. */
  async authorityOf(
    transaction: Transaction,
    accountId: string,
  ): Promise<{ readonly authority: Authority; readonly role: Role } | undefined> {
    const { tenantId } = transaction;
    const [password] = await transaction.run(passwordAuthority, { tenantId, accountId });
    return password;
  }

  /** When an account's password was set; null if it has none. */
  async setAt(transaction: Transaction, accountId: string): Promise<Date | null> {
    const { tenantId } = transaction;
    const [password] = await transaction.run(passwordSetAt, { tenantId, accountId });
    return password?.setAt ?? null;
  }

  /** Sets or replaces a password. Returns whether there was one before. */
  async set(
    transaction: Transaction,
    accountId: string,
    { hash, authority }: StoredPassword,
    now: DatabaseNow,
  ): Promise<boolean> {
    const { tenantId } = transaction;
    const [set] = await transaction.run(setPassword, { tenantId, accountId, hash, authority, now });
    return set?.replaced ?? false;
  }

  /** Replaces `former` with a stronger hash of the same password, unless the password was replaced meanwhile. */
  async strengthen(transaction: Transaction, accountId: string, former: string, hash: string): Promise<void> {
    const { tenantId } = transaction;
    await transaction.run(strengthenPassword, { tenantId, accountId, former, hash });
  }

  /** Changes the authority of an account's password. */
  async vouchFor(transaction: Transaction, accountId: string, authority: Authority): Promise<void> {
    const { tenantId } = transaction;
    await transaction.run(vouchForPassword, { tenantId, accountId, authority });
  }

  /** Whether any active account with one of these roles has a password whose authority covers its role. */
  async existsForRole(transaction: Transaction, roles: readonly Role[]): Promise<boolean> {
    const { tenantId } = transaction;
    return (await transaction.run(anyPasswordForRole, { tenantId, roles })).length > 0;
  }
}
