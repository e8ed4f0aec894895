import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock, type Present } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher, LiveNotifications, Recurring } from '#messaging';
import { REDEEM_SECONDS } from '../domain/lifetimes.js';
import { TicketExpired } from '../events.js';
import { ticketNotice, ticketTopic } from '../application/ticket-topic.js';

const BATCH = 200;

/** Tenants looked at in one round. */
const TENANTS = 1_000;

/**
 * Records and announces that tickets have run out. It makes nothing invalid: every transition checks the time itself,
 * so a dead worker never makes an old ticket usable.
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
      transaction.query<{ tenant_id: string }>(
        `select distinct tenant_id from qr_logon.ticket
         where state in ('created', 'scanned', 'confirmed') and ${OVER} limit ${String(TENANTS)}`,
        [now],
      ),
    );
    for (const tenant of tenants) {
      for (let count = BATCH; count === BATCH;) {
        count = await this.unitOfWork.run(tenant.tenant_id, (transaction) => this.expire(transaction, now));
      }
    }
  }

  private async expire(transaction: Transaction, now: Present): Promise<number> {
    const expired = await transaction.query<{
      id: string;
      connection_id: string;
      method: string;
      ip: string;
      user_agent: string;
    }>(
      `update qr_logon.ticket set state = 'expired', finished_at = $1
       where id in (select id from qr_logon.ticket
                    where tenant_id = $2 and state in ('created', 'scanned', 'confirmed') and ${OVER}
                    limit ${String(BATCH)} for update skip locked)
       returning id, connection_id, method, ip, user_agent`,
      [now, transaction.tenantId],
    );
    for (const ticket of expired) {
      this.live.announce(transaction, ticketTopic(ticket.id), ticketNotice('expired'));
      this.events.publish(transaction, TicketExpired, {
        ticketId: ticket.id,
        connectionId: ticket.connection_id,
        method: ticket.method,
        outcome: 'info',
        browser: { ip: ticket.ip, userAgent: ticket.user_agent },
      });
    }
    return expired.length;
  }
}

const OVER = `case state when 'created' then expires_at <= $1 when 'scanned' then confirm_until <= $1
  else confirm_until + make_interval(secs => ${String(REDEEM_SECONDS)}) <= $1 end`;
