import { Injectable } from '@nestjs/common';
import { AccountRoleChanged, AccountSuspended, covers } from '#accounts';
import type { Transaction } from '#database';
import type { PayloadOf } from '#kernel';
import { OnDomainEvent, type DomainEvent } from '#messaging';
import { WithdrawAttachLinks } from '../application/withdraw-attach-links.js';

/**
 * Withdraws links that a new role has outgrown: links for an account that may now do more, and links whose maker may no longer make them.
 * Such links stop counting at the moment of the change; this listener only removes them from the lists.
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
