import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { RevokeBrowser } from '#logon';
import { OnDomainEvent, type DomainEvent } from '#messaging';
import { TicketReported } from '../events.js';

/** A person who confirmed by mistake and then reports it takes back what the other browser got by it. */
@Injectable()
export class RevokeReported {
  constructor(private readonly browsers: RevokeBrowser) {}

  @OnDomainEvent('dingtalk-qr.revoke-what-a-reported-ticket-gave', TicketReported)
  async onReported(
    event: DomainEvent<{ readonly ticketId: string }>,
    transaction: Transaction,
  ): Promise<void> {
    const [ticket] = await transaction.query<{ browser_hash: Buffer; created_at: Date }>(
      'select browser_hash, created_at from dingtalk_qr.ticket where tenant_id = $1 and id = $2',
      [transaction.tenantId, event.payload.ticketId],
    );
    if (ticket !== undefined) {
      await this.browsers.revoke(transaction, ticket.browser_hash, ticket.created_at);
    }
  }
}
