import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, hashSecret, isSecret, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher, LiveNotifications } from '#messaging';
import { OUT_OF_SIGHT_SECONDS } from '../domain/lifetimes.js';
import { TicketCancelled } from '../events.js';
import { ticketNotice, ticketTopic } from './ticket-topic.js';
import type { WaitingBrowser } from './waiting-browser.js';

/** Gives back the place that a QR code takes in its network once the page that shows it has gone. */
@Injectable()
export class FreePlace {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
    private readonly live: LiveNotifications,
  ) {}

  /** The page says that it goes: its code ends now. Does nothing for a ticket that is not this browser's. */
  async left(tenantId: string, browser: WaitingBrowser, ticketId: string): Promise<void> {
    const { secret, browserHash, device } = browser;
    if (!isSecret(secret) || browserHash === undefined) return;
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const [ticket] = await transaction.query<{ connection_id: string; method: string }>(
        `update qr_logon.ticket set state = 'cancelled', end_reason = 'left', finished_at = $5
         where tenant_id = $1 and id = $2 and browser_secret_hash = $3 and browser_hash = $4 and channel = 'qr'
           and state in ('created', 'scanned')
         returning connection_id, method`,
        [tenantId, ticketId, hashSecret(secret), browserHash, this.clock.now()],
      );
      if (ticket === undefined) return;
      this.live.announce(transaction, ticketTopic(ticketId), ticketNotice('cancelled'));
      this.events.publish(transaction, TicketCancelled, {
        ticketId,
        connectionId: ticket.connection_id,
        method: ticket.method,
        outcome: 'info',
        reason: 'left',
        browser: device,
      });
    });
  }

  /**
   * The page's connection broke. Unless it is seen again, its code ends in a few seconds: until then nobody knows
   * whether the page has gone or is about to connect again, perhaps to another server. A page that is there hears the
   * notice, and is seen.
   */
  async outOfSight(tenantId: string, ticketId: string): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const [ticket] = await transaction.query(
        `update qr_logon.ticket set expires_at = $3::timestamptz + make_interval(secs => $4)
         where tenant_id = $1 and id = $2 and state = 'created'
           and expires_at > $3::timestamptz + make_interval(secs => $4)
         returning id`,
        [tenantId, ticketId, this.clock.now(), OUT_OF_SIGHT_SECONDS],
      );
      if (ticket !== undefined)
        this.live.announce(transaction, ticketTopic(ticketId), ticketNotice('created'));
    });
  }

  /** The page is there after all: its code lives as long as it was to live. A code that has ended stays so. */
  async backInSight(tenantId: string, ticketId: string): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      await transaction.query(
        `update qr_logon.ticket set expires_at = lives_until
         where tenant_id = $1 and id = $2 and state = 'created' and expires_at > $3 and expires_at < lives_until`,
        [tenantId, ticketId, this.clock.now()],
      );
    });
  }
}
