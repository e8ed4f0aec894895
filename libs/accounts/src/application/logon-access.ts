import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import type { Authority } from '../domain/authority.js';
import type { Role } from '../domain/role.js';
import { anyActiveAccount } from '../infra/find-account.js';

/** What accounts must know of logging on, which is the business of the modules above them. */
export interface LogonWays {
  /** Whether any active account of these roles can log on now: its method is on, and it has what that needs. */
  anyCanLogOn(transaction: Transaction, roles: readonly Role[]): Promise<boolean>;
  /** Lets every way to log on that the account has rest on this authority. */
  vouchFor(transaction: Transaction, accountId: string, authority: Authority): Promise<void>;
}

/** Where the module that knows the ways to log on tells of them. Without one every active account counts as able to. */
@Injectable()
export class LogonAccess {
  #ways: LogonWays | undefined;

  register(ways: LogonWays): void {
    if (this.#ways !== undefined) throw new Error('The ways to log on are registered twice');
    this.#ways = ways;
  }

  async anyCanLogOn(transaction: Transaction, roles: readonly Role[]): Promise<boolean> {
    if (this.#ways !== undefined) return this.#ways.anyCanLogOn(transaction, roles);
    return anyIsActive(transaction, roles);
  }

  async vouchFor(transaction: Transaction, accountId: string, authority: Authority): Promise<void> {
    await this.#ways?.vouchFor(transaction, accountId, authority);
  }
}

/** Whether an active account has one of these roles, able to log on or not. */
export async function anyIsActive(transaction: Transaction, roles: readonly Role[]): Promise<boolean> {
  const rows = await transaction.run(anyActiveAccount, { tenantId: transaction.tenantId, roles });
  return rows.length > 0;
}
