import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { TicketConsumed } from '#qr-logon';
import type { PayloadOf } from '#kernel';
import { OnDomainEvent, type DomainEvent } from '#messaging';
import { measureTicket } from '../infra/measure-statement.js';

/** Notes how long a QR logon took, from the code on the screen to the session. Attachments are another act, and not measured. */
@Injectable()
export class MeasureLogons {
  @OnDomainEvent('overview.measure-logons', TicketConsumed)
  async measure(
    { payload, tenantId, occurredAt }: DomainEvent<PayloadOf<typeof TicketConsumed>>,
    transaction: Transaction,
  ) {
    if (payload.outcome !== 'success' || payload.accountId === undefined) return;
    await transaction.run(measureTicket, { tenantId, ticketId: payload.ticketId, at: occurredAt });
  }
}
