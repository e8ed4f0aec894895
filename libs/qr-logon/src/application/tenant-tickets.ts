import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { BATCH, type Transaction } from '#database';
import { EventPublisher, LiveNotifications } from '#messaging';
import { TicketCancelled } from '../events.js';
import { withdrawCodes, withdrawTickets } from '../infra/end-statements.js';
import { ticketNotice, ticketTopic } from './ticket-topic.js';

/** Withdraws the live tickets of a tenant when something they rest on, such as the method, is switched off. */
@Injectable()
export class TenantTickets {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly events: EventPublisher,
    private readonly live: LiveNotifications,
  ) {}

  /** Cancels every live ticket, or those of one method or connection. The waiting browsers are told at once. */
  async cancelAll(
    transaction: Transaction,
    reason: 'method_disabled' | 'connection_disabled' | 'tenant_suspended',
    of: { readonly method?: string; readonly connectionId?: string } = {},
  ): Promise<void> {
    const { tenantId } = transaction;
    const { connectionId = null, method = null } = of;
    const withdrawn = { tenantId, connectionId, method, reason, now: this.clock.now() };
    for (let count = BATCH; count === BATCH;) {
      const tickets = await transaction.run(withdrawTickets, withdrawn);
      for (const ticket of tickets) this.record(transaction, ticket, reason);
      count = tickets.length;
    }
    for (let count = BATCH; count === BATCH;) {
      const codes = await transaction.run(withdrawCodes, withdrawn);
      for (const { id } of codes) this.live.announce(transaction, ticketTopic(id), ticketNotice('cancelled'));
      count = codes.length;
    }
  }

  private record(
    transaction: Transaction,
    ticket: { readonly id: string; readonly connectionId: string; readonly method: string },
    reason: string,
  ): void {
    const { id: ticketId, connectionId, method } = ticket;
    this.live.announce(transaction, ticketTopic(ticketId), ticketNotice('cancelled'));
    this.events.publish(transaction, TicketCancelled, {
      ticketId,
      connectionId,
      method,
      outcome: 'info',
      reason,
    });
  }
}
