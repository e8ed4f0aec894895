import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { lockMenu } from '../infra/menu-rows.js';
import { LogonMethods } from './logon-methods.js';

/** Takes the lock of a tenant's menu, for changes that begin with something else: locking in one order prevents deadlocks. */
@Injectable()
export class LockMenu {
  constructor(private readonly methods: LogonMethods) {}

  async within(transaction: Transaction): Promise<void> {
    await lockMenu(transaction, this.methods.all());
  }
}
