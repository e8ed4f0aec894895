import { Injectable } from '@nestjs/common';
import { AccountRoleChanged, AccountSuspended, covers } from '#accounts';
import type { Transaction } from '#database';
import type { PayloadOf } from '#kernel';
import { OnDomainEvent, type DomainEvent } from '#messaging';
import { WithdrawAttachLinks } from '../application/withdraw-attach-links.js';

/**
 * Takes links back that a new role has outgrown: those for an account that may more now, and those whose maker may no longer
 * make them. They count for nothing from the moment of the change; this keeps them from being listed as if they did.
 */
@Injectable()
export class WithdrawOutgrownLinks {
  constructor(private readonly links: WithdrawAttachLinks) {}

  @OnDomainEvent('binding.withdraw-links-outgrown-by-a-role', AccountRoleChanged)
  async onRoleChanged(
    { payload }: DomainEvent<PayloadOf<typeof AccountRoleChanged>>,
    transaction: Transaction,
  ): Promise<void> {
    const isRaised = !covers(payload.before.role, payload.after.role);
    if (isRaised) await this.links.allOf(transaction, payload.accountId);
    await this.links.outgrownBy(transaction, payload.accountId);
  }

  @OnDomainEvent('binding.withdraw-links-of-a-suspended-maker', AccountSuspended)
  async onSuspended(
    { payload }: DomainEvent<PayloadOf<typeof AccountSuspended>>,
    transaction: Transaction,
  ): Promise<void> {
    await this.links.outgrownBy(transaction, payload.accountId);
  }
}
