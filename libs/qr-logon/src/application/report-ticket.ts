import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher, LiveNotifications } from '#messaging';
import { TicketDenied, TicketReported } from '../events.js';
import { anyOfPhone, reportTicket } from '../infra/phone-statements.js';
import { factsOf, valuesOf, type DecidingPhone } from './deciding-phone.js';
import { ticketNotice, ticketTopic } from './ticket-topic.js';

/** The person reports that somebody else made them scan: "this was not me". */
@Injectable()
export class ReportTicket {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
    private readonly live: LiveNotifications,
  ) {}

  /**
   * Declines the logon, or withdraws a confirmation made by mistake, and raises the alarm once. The worker revokes whatever the browser has
   * already obtained with this ticket. Throws `gone ticket.expired` when this phone never scanned it.
   */
  async execute(phone: DecidingPhone): Promise<void> {
    const outcome = await this.unitOfWork.run(phone.tenantId, async (transaction) => {
      const values = valuesOf(phone, this.clock.now());
      const [ticket] = await transaction.run(reportTicket[phone.ticket.by], values);
      if (ticket === undefined) {
        const isReported = (await transaction.run(anyOfPhone[phone.ticket.by], values)).length > 0;
        return isReported ? undefined : new DomainError('gone', 'ticket.expired');
      }
      const { id, former, state } = ticket;
      const report = { ...factsOf(phone, ticket), outcome: 'refused', reason: 'reported' } as const;
      if (state !== former) this.live.announce(transaction, ticketTopic(id), ticketNotice(state));
      if (former === 'scanned' && state === 'denied') this.events.publish(transaction, TicketDenied, report);
      this.events.publish(transaction, TicketReported, report);
      return undefined;
    });
    if (outcome !== undefined) throw outcome;
  }
}
