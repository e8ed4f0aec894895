import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import type { Transaction } from '#database';
import { EventPublisher, LiveNotifications } from '#messaging';
import { TicketCancelled } from '../events.js';
import { ticketNotice, ticketTopic } from './ticket-topic.js';

/** Tickets withdrawn by one statement, so that a tenant with thousands does not hold its locks for long. */
const BATCH = 500;

/** Withdraws the live tickets of a tenant when their ground falls away. */
@Injectable()
export class TenantTickets {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly events: EventPublisher,
    private readonly live: LiveNotifications,
  ) {}

  /** Cancels every live ticket, or those of one method or connection. The waiting browsers hear of it at once. */
  async cancelAll(
    transaction: Transaction,
    reason: 'method_disabled' | 'connection_disabled' | 'tenant_suspended',
    of: { readonly method?: string; readonly connectionId?: string } = {},
  ): Promise<void> {
    for (let count = BATCH; count === BATCH;) {
      const cancelled = await transaction.query<{ id: string; connection_id: string; method: string }>(
        `update qr_logon.ticket set state = 'cancelled', end_reason = $2, finished_at = $3
         where id in (select id from qr_logon.ticket
                      where tenant_id = $1 and state in ('created', 'scanned', 'confirmed')
                        and ($4::uuid is null or connection_id = $4) and ($5::text is null or method = $5) limit ${String(BATCH)} for update)
         returning id, connection_id, method`,
        [transaction.tenantId, reason, this.clock.now(), of.connectionId ?? null, of.method ?? null],
      );
      for (const ticket of cancelled) {
        this.live.announce(transaction, ticketTopic(ticket.id), ticketNotice('cancelled'));
        this.events.publish(transaction, TicketCancelled, {
          ticketId: ticket.id,
          connectionId: ticket.connection_id,
          method: ticket.method,
          outcome: 'info',
          reason,
        });
      }
      count = cancelled.length;
    }
  }
}
