import { Injectable } from '@nestjs/common';
import { EndBinding } from '#binding';
import type { Transaction } from '#database';
import { RevokeBrowser } from '#logon';
import { OnDomainEvent, type DomainEvent } from '#messaging';
import { TicketReported } from '../events.js';

/**
 * A person who confirmed by mistake and then reports it takes back what the other browser got by it: its session, and
 * the link of the person's identity to an account if one was made.
 */
@Injectable()
export class RevokeReported {
  constructor(
    private readonly browsers: RevokeBrowser,
    private readonly bindings: EndBinding,
  ) {}

  @OnDomainEvent('dingtalk-qr.revoke-what-a-reported-ticket-gave', TicketReported)
  async onReported(
    event: DomainEvent<{ readonly ticketId: string }>,
    transaction: Transaction,
  ): Promise<void> {
    const [ticket] = await transaction.query<ReportedRow>(
      `select browser_hash, connection_id, union_id, created_at from dingtalk_qr.ticket
       where tenant_id = $1 and id = $2 and union_id is not null`,
      [transaction.tenantId, event.payload.ticketId],
    );
    if (ticket === undefined) return;
    const { browser_hash: browserHash, connection_id: connectionId, union_id: unionId } = ticket;
    await this.browsers.revoke(transaction, browserHash, ticket.created_at);
    await this.bindings.ofReportedIdentity(transaction, { connectionId, unionId, since: ticket.created_at });
  }
}

interface ReportedRow {
  readonly browser_hash: Buffer;
  readonly connection_id: string;
  readonly union_id: string;
  readonly created_at: Date;
}
