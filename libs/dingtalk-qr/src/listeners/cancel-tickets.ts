import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { ConnectionDisabled } from '#dingtalk';
import type { PayloadOf } from '#kernel';
import { OnDomainEvent, type DomainEvent } from '#messaging';
import { TenantTickets } from '#qr-logon';

/** A connection that is off is off everywhere at once, tickets in flight included. */
@Injectable()
export class CancelTickets {
  constructor(private readonly tickets: TenantTickets) {}

  @OnDomainEvent('dingtalk-qr.cancel-tickets-of-disabled-connection', ConnectionDisabled)
  async onConnectionDisabled(
    { payload: { connectionId } }: DomainEvent<PayloadOf<typeof ConnectionDisabled>>,
    transaction: Transaction,
  ): Promise<void> {
    await this.tickets.cancelAll(transaction, 'connection_disabled', { connectionId });
  }
}
