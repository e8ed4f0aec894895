import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { LogonMenu } from '#logon-menu';
import { EventPublisher, LiveNotifications } from '#messaging';
import { TicketConfirmed, TicketDenied } from '../events.js';
import { anyOfPhone, confirmTicket, denyTicket } from '../infra/phone-statements.js';
import { factsOf, valuesOf, type DecidingPhone } from './deciding-phone.js';
import { NoteReplay } from './note-replay.js';
import { ticketNotice, ticketTopic } from './ticket-topic.js';

/** The decision on the phone: confirm or decline. Each is one compare-and-set from `scanned`. */
@Injectable()
export class DecideTicket {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly menu: LogonMenu,
    private readonly events: EventPublisher,
    private readonly live: LiveNotifications,
    private readonly replays: NoteReplay,
  ) {}

  /**
   * Confirms. If the tenant requires choosing the number, a wrong choice denies the ticket: there is one try. Throws `gone ticket.expired`
   * when it is too late, `forbidden ticket.number_wrong`, and `forbidden method.disabled`.
   */
  async confirm(phone: DecidingPhone, chosenNumber?: number): Promise<void> {
    const outcome = await this.unitOfWork.run(phone.tenantId, async (transaction) => {
      const values = { ...valuesOf(phone, this.clock.now()), number: chosenNumber ?? null };
      const [confirmed] = await transaction.run(confirmTicket[phone.ticket.by], values);
      if (confirmed !== undefined) {
        this.menu.assertOn(phone.method, confirmed.isOn);
        transaction.commitAsynchronously();
        this.live.announce(transaction, ticketTopic(confirmed.id), ticketNotice('confirmed'));
        this.events.publish(transaction, TicketConfirmed, {
          ...factsOf(phone, confirmed),
          outcome: 'success',
        });
        return undefined;
      }
      await this.menu.assertEnabled(transaction, phone.method);
      return (await this.deny(transaction, phone, 'wrong_number'))
        ? new DomainError('forbidden', 'ticket.number_wrong')
        : this.tooLate(transaction, phone);
    });
    if (outcome !== undefined) throw outcome;
  }

  /** Declines. Throws `gone ticket.expired` when there is nothing left to decline. */
  async decline(phone: DecidingPhone): Promise<void> {
    const outcome = await this.unitOfWork.run(phone.tenantId, async (transaction) =>
      (await this.deny(transaction, phone, 'declined')) ? undefined : this.tooLate(transaction, phone),
    );
    if (outcome !== undefined) throw outcome;
  }

  private async deny(transaction: Transaction, phone: DecidingPhone, reason: string): Promise<boolean> {
    const values = { ...valuesOf(phone, this.clock.now()), reason };
    const [denied] = await transaction.run(denyTicket[phone.ticket.by], values);
    if (denied === undefined) return false;
    this.live.announce(transaction, ticketTopic(denied.id), ticketNotice('denied'));
    this.events.publish(transaction, TicketDenied, {
      ...factsOf(phone, denied),
      outcome: 'refused',
      reason,
    });
    return true;
  }

  /** Records the use of a ticket that had ended, if this phone ever had it, and returns the error. */
  private async tooLate(transaction: Transaction, phone: DecidingPhone): Promise<DomainError> {
    const [ticket] = await transaction.run(anyOfPhone[phone.ticket.by], valuesOf(phone, this.clock.now()));
    if (ticket !== undefined) {
      this.replays.ofTicket(transaction, {
        ...factsOf(phone, ticket),
        outcome: 'refused',
        reason: `was_${ticket.state === 'scanned' ? 'expired' : ticket.state}`,
      });
    }
    return new DomainError('gone', 'ticket.expired');
  }
}
