import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import type { Transaction } from '#database';
import { LogonMenu } from '#logon-menu';

/** Makes sure that people who end their own binding can still log on. */
@Injectable()
export class RemainingMethods {
  constructor(private readonly menu: LogonMenu) {}

  /** @throws DomainError `binding.last_method` when the account has no enabled method left that it can use */
  async assertAnyOf(transaction: Transaction, accountId: string): Promise<void> {
    for (const method of await this.menu.offered(transaction)) {
      if ((await method.credentialStatusOf(transaction, accountId)) === 'usable') return;
    }
    throw new DomainError('conflict', 'binding.last_method');
  }
}
