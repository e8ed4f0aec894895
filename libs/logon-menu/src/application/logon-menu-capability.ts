import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LogonCapabilityRegistry, type Authority, type LogonCapability, type Role } from '#accounts';
import type { Transaction } from '#database';
import { anyCanUse } from './any-can-use.js';
import { LogonMenu } from './logon-menu.js';
import { LogonMethods } from './logon-methods.js';

/** Answers the accounts module's questions about ways to log on, from the methods that the tenant offers now. */
@Injectable()
export class LogonMenuCapability implements LogonCapability, OnModuleInit {
  constructor(
    private readonly logonCapability: LogonCapabilityRegistry,
    private readonly menu: LogonMenu,
    private readonly methods: LogonMethods,
  ) {}

  onModuleInit(): void {
    this.logonCapability.register(this);
  }

  async anyCanLogOn(transaction: Transaction, roles: readonly Role[]): Promise<boolean> {
    return anyCanUse(transaction, await this.menu.offered(transaction), roles);
  }

  async vouchFor(transaction: Transaction, accountId: string, authority: Authority): Promise<void> {
    // A method that is off now may be switched on later.
    for (const method of this.methods.all()) await method.vouchFor?.(transaction, accountId, authority);
  }
}
