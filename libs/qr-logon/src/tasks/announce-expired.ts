import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock, type DatabaseNow } from '#kernel';
import { BATCH, UnitOfWork, type Transaction } from '#database';
import { EventPublisher, LiveNotifications, Recurring } from '#messaging';
import { TicketExpired } from '../events.js';
import { expireTickets, tenantsWithExpired } from '../infra/end-statements.js';
import { ticketNotice, ticketTopic } from '../application/ticket-topic.js';

/**
 * Records and announces that scanned tickets have expired. It does not invalidate them: every transition checks the time itself, so a dead
 * worker never makes an old ticket usable.
 */
@Injectable()
export class AnnounceExpired {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
    private readonly live: LiveNotifications,
  ) {}

  @Recurring('qr-logon.announce-expired', 300_000, { whenDue: 'qr_logon.expiry_due' })
  async announce(): Promise<void> {
    const now = this.clock.now();
    const tenants = await this.unitOfWork.runAs('worker', (transaction) =>
      transaction.run(tenantsWithExpired, { now }),
    );
    for (const { tenantId } of tenants) {
      for (let count = BATCH; count === BATCH;) {
        count = await this.unitOfWork.run(tenantId, (transaction) => this.expire(transaction, now));
      }
    }
  }

  private async expire(transaction: Transaction, now: DatabaseNow): Promise<number> {
    const expired = await transaction.run(expireTickets, { tenantId: transaction.tenantId, now });
    for (const { id: ticketId, connectionId, method, ip, userAgent } of expired) {
      this.live.announce(transaction, ticketTopic(ticketId), ticketNotice('expired'));
      this.events.publish(transaction, TicketExpired, {
        ticketId,
        connectionId,
        method,
        outcome: 'info',
        browser: { ip, userAgent },
      });
    }
    return expired.length;
  }
}
