import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, hashSecret, isSecret, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher, LiveNotifications } from '#messaging';
import type { TicketState } from '../domain/ticket-state.js';
import { TicketCancelled } from '../events.js';
import { leaveTicket, putBackInSight, putOutOfSight } from '../infra/open-code-statements.js';
import { ticketNotice, ticketTopic } from './ticket-topic.js';
import type { WaitingBrowser } from './waiting-browser.js';

/** Frees the place that a QR code takes in its network's quota once the page that shows it has gone. */
@Injectable()
export class ReleaseOpenCode {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
    private readonly live: LiveNotifications,
  ) {}

  /** The page says that it is leaving, so its code ends now. Does nothing for a ticket of another browser. */
  async left(tenantId: string, browser: WaitingBrowser, ticketId: string): Promise<void> {
    const { secret, browserHash, device } = browser;
    if (!isSecret(secret) || browserHash === undefined) return;
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const [ticket] = await transaction.run(leaveTicket, {
        tenantId,
        id: ticketId,
        secretHash: hashSecret(secret),
        browserHash,
        now: this.clock.now(),
      });
      if (ticket === undefined) return;
      this.tell(transaction, ticketId, 'cancelled');
      if (!ticket.wasScanned) return;
      this.events.publish(transaction, TicketCancelled, {
        ticketId,
        connectionId: ticket.connectionId,
        method: ticket.method,
        outcome: 'info',
        reason: 'left',
        browser: device,
      });
    });
  }

  /**
   * The page's connection broke. Unless the page is seen again, its code ends in a few seconds: until then it is unknown whether the page
   * has gone or will reconnect, perhaps to another server. A page that is still there receives the notice and looks again.
   */
  async outOfSight(tenantId: string, ticketId: string): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const [code] = await transaction.run(putOutOfSight, {
        tenantId,
        id: ticketId,
        now: this.clock.now(),
      });
      if (code !== undefined) this.tell(transaction, ticketId, 'created');
    });
  }

  /** The page is there after all: its code keeps its original lifetime. A code that has ended stays ended. */
  async backInSight(tenantId: string, ticketId: string): Promise<void> {
    await this.unitOfWork.query(tenantId, putBackInSight, { tenantId, id: ticketId, now: this.clock.now() });
  }

  /** Sends the notice after the commit, where it delays no other transaction. */
  private tell(transaction: Transaction, ticketId: string, state: TicketState): void {
    transaction.afterCommit('qr-logon.tell-place', () => {
      this.live.hint(ticketTopic(ticketId), ticketNotice(state));
    });
  }
}
