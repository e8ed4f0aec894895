import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { TicketConsumed } from '#qr-logon';
import type { PayloadOf } from '#kernel';
import { OnDomainEventBatch, type DomainEvent } from '#messaging';
import { measureTickets } from '../infra/measure-statement.js';

/** Records the duration of QR logons, from display of the code to the session. Attachments are not measured. */
@Injectable()
export class MeasureLogons {
  @OnDomainEventBatch('overview.measure-logons', TicketConsumed)
  async measure(events: readonly DomainEvent<PayloadOf<typeof TicketConsumed>>[], transaction: Transaction) {
    const { tenantId } = transaction;
    const ticketIds = events
      .filter(({ payload }) => payload.outcome === 'success' && payload.accountId !== undefined)
      .map(({ payload }) => payload.ticketId);
    if (ticketIds.length > 0) await transaction.run(measureTickets, { tenantId, ticketIds });
  }
}
