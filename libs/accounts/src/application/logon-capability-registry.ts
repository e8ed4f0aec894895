import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import type { Authority } from '../domain/authority.js';
import type { Role } from '../domain/role.js';
import { anyActiveAccount } from '../infra/find-account.js';

/** What accounts need to know about logging on; the modules above them implement it. */
export interface LogonCapability {
  /** Whether any active account with one of these roles can log on now: a method is on, and the account has what the method needs. */
  anyCanLogOn(transaction: Transaction, roles: readonly Role[]): Promise<boolean>;
  /** Sets this authority for every way in which the account can log on. */
  vouchFor(transaction: Transaction, accountId: string, authority: Authority): Promise<void>;
}

/** The module that knows the logon methods registers here. Without it, every active account counts as able to log on. */
@Injectable()
export class LogonCapabilityRegistry {
  #capability: LogonCapability | undefined;

  register(capability: LogonCapability): void {
    if (this.#capability !== undefined) throw new Error('The ways to log on are registered twice');
    this.#capability = capability;
  }

  async anyCanLogOn(transaction: Transaction, roles: readonly Role[]): Promise<boolean> {
    if (this.#capability !== undefined) return this.#capability.anyCanLogOn(transaction, roles);
    return anyIsActive(transaction, roles);
  }

  async vouchFor(transaction: Transaction, accountId: string, authority: Authority): Promise<void> {
    await this.#capability?.vouchFor(transaction, accountId, authority);
  }
}

/** Whether there is an active account with one of these roles, able to log on or not. */
export async function anyIsActive(transaction: Transaction, roles: readonly Role[]): Promise<boolean> {
  const rows = await transaction.run(anyActiveAccount, { tenantId: transaction.tenantId, roles });
  return rows.length > 0;
}
