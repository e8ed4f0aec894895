import { Inject, Injectable } from '@nestjs/common';
import { AccountRoleChanged } from '#accounts';
import { CLOCK, type Clock, type PayloadOf } from '#kernel';
import type { Transaction } from '#database';
import { withdrawAccess } from '../infra/access-statements.js';
import { OnDomainEvent, type DomainEvent } from '#messaging';

/** Withdraws emergency links when the account's role changes: they were made for the former role, so the operator must decide again. */
@Injectable()
export class WithdrawLinks {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  @OnDomainEvent('break-glass.withdraw-links-of-changed-role', AccountRoleChanged)
  async onRoleChanged(
    { payload }: DomainEvent<PayloadOf<typeof AccountRoleChanged>>,
    transaction: Transaction,
  ): Promise<void> {
    const { tenantId } = transaction;
    await transaction.run(withdrawAccess, { tenantId, accountId: payload.accountId, now: this.clock.now() });
  }
}
