import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { lockMenu } from '../infra/menu-rows.js';
import { LogonMethods } from './logon-methods.js';

/** Locks a tenant's menu, for changes that begin with something else: a fixed locking order prevents deadlocks. */
@Injectable()
export class LockMenu {
  constructor(private readonly methods: LogonMethods) {}

  async executeIn(transaction: Transaction): Promise<void> {
    await lockMenu(transaction, this.methods.all());
  }
}
