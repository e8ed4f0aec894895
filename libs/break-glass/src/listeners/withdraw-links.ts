import { Inject, Injectable } from '@nestjs/common';
import { AccountRoleChanged } from '#accounts';
import { CLOCK, type Clock, type PayloadOf } from '#kernel';
import type { Transaction } from '#database';
import { OnDomainEvent, type DomainEvent } from '#messaging';

/** An emergency link was made for somebody with a certain role. Once that is another one, the operator decides anew. */
@Injectable()
export class WithdrawLinks {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  @OnDomainEvent('break-glass.withdraw-links-of-changed-role', AccountRoleChanged)
  async onRoleChanged(
    { payload }: DomainEvent<PayloadOf<typeof AccountRoleChanged>>,
    transaction: Transaction,
  ): Promise<void> {
    await transaction.query(
      `update break_glass.access set expires_at = $3
       where tenant_id = $1 and account_id = $2 and used_at is null and expires_at > $3`,
      [transaction.tenantId, payload.accountId, this.clock.now()],
    );
  }
}
