import { Injectable } from '@nestjs/common';
import { AccountDirectory } from '#accounts';
import { DomainError } from '#kernel';
import { CloseBinding } from './close-binding.js';
import { RemainingMethods } from './remaining-methods.js';

/** Ends a binding for its owner, who has authenticated afresh. */
@Injectable()
export class EndOwnBinding {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly binding: CloseBinding,
    private readonly remaining: RemainingMethods,
  ) {}

  /**
   * @throws DomainError `binding.unknown`, `binding.last_administrator_method`, `accounts.last_owner`; `binding.last_method` when the
   * account would have no enabled method left that it can use
   */
  async execute(tenantId: string, accountId: string, bindingId: string): Promise<void> {
    await this.binding.keepingAnOwner(tenantId, async (transaction) => {
      // One at a time: two bindings ended at once would each count the other as the remaining method.
      await this.accounts.hold(transaction, accountId);
      const act = { bindingId, accountId, endedBy: accountId, reason: 'ended by its owner' };
      if (!(await this.binding.executeIn(transaction, act)))
        throw new DomainError('not_found', 'binding.unknown');
      await this.remaining.assertAnyOf(transaction, accountId);
    });
  }
}
