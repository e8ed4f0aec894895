import { Injectable } from '@nestjs/common';
import { EndBinding } from '#binding';
import type { Transaction } from '#database';
import type { PayloadOf } from '#kernel';
import { RevokeLogon } from '#logon';
import { OnDomainEvent, type DomainEvent } from '#messaging';
import { TicketReported } from '../events.js';

/**
 * When a person confirms by mistake and then reports it, revokes what the other browser obtained with this ticket: its session, and the
 * link of the person's identity to an account if one was made. What that browser obtained in other ways stays.
 */
@Injectable()
export class RevokeReported {
  constructor(
    private readonly logons: RevokeLogon,
    private readonly bindings: EndBinding,
  ) {}

  @OnDomainEvent('qr-logon.revoke-what-a-reported-ticket-gave', TicketReported)
  async onReported(
    { payload: { ticketId } }: DomainEvent<PayloadOf<typeof TicketReported>>,
    transaction: Transaction,
  ): Promise<void> {
    await this.bindings.reported(transaction, await this.logons.revoke(transaction, ticketId));
  }
}
