import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import type { Device } from '#logon';
import { LogonMenu } from '#logon-menu';
import { EventPublisher, LiveNotifications } from '#messaging';
import { identityTarget, providerOf } from '#providers';
import { TicketConfirmed, TicketDenied, TicketReplayed, TicketReported } from '../events.js';
import { columnOf, type TicketKey } from '../domain/ticket-key.js';
import type { TicketState } from '../domain/ticket-state.js';
import { ticketNotice, ticketTopic } from './ticket-topic.js';

/** The phone that decides about a ticket. Who it is was settled at the scan; nothing it sends now can change that. */
export interface DecidingPhone {
  readonly tenantId: string;
  /** Key of the scan method. */
  readonly method: string;
  readonly ticket: TicketKey;
  readonly phoneHash: Buffer;
  readonly device: Device;
}

interface DecidedRow {
  readonly id: string;
  readonly connection_id: string;
  readonly provider: string;
  readonly subject: string;
  readonly name: string;
  readonly ip: string;
  readonly user_agent: string;
}

/** The decision on the phone: confirm, decline, report. Each is one compare-and-set from `scanned`. */
@Injectable()
export class DecideTicket {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly menu: LogonMenu,
    private readonly events: EventPublisher,
    private readonly live: LiveNotifications,
  ) {}

  /**
   * Confirms. Where the tenant wants the number chosen, a wrong one denies the ticket: there is one try.
   * Throws `gone ticket.expired` when it is too late, `forbidden ticket.number_wrong`, and `forbidden method.disabled`.
   */
  async confirm(phone: DecidingPhone, chosenNumber?: number): Promise<void> {
    const outcome = await this.unitOfWork.run(phone.tenantId, async (transaction) => {
      const deciding = this.decide(
        transaction,
        phone,
        `state = 'confirmed'`,
        `and (confirmation = 'plain' or number = $6::smallint)`,
        [chosenNumber ?? null],
      );
      const [confirmed] = await Promise.all([deciding, this.menu.assertEnabled(transaction, phone.method)]);
      if (confirmed !== undefined) {
        this.announce(transaction, confirmed, 'confirmed');
        this.events.publish(transaction, TicketConfirmed, { ...facts(phone, confirmed), outcome: 'success' });
        return undefined;
      }
      return (await this.deny(transaction, phone, 'wrong_number'))
        ? new DomainError('forbidden', 'ticket.number_wrong')
        : this.tooLate(transaction, phone);
    });
    if (outcome !== undefined) throw outcome;
  }

  /** Declines. Throws `gone ticket.expired` when there is nothing to decline any more. */
  async decline(phone: DecidingPhone): Promise<void> {
    const outcome = await this.unitOfWork.run(phone.tenantId, async (transaction) =>
      (await this.deny(transaction, phone, 'declined')) ? undefined : this.tooLate(transaction, phone),
    );
    if (outcome !== undefined) throw outcome;
  }

  /**
   * Declines, or withdraws what was confirmed by mistake, and raises the alarm, once: somebody else made this person scan.
   * What the browser got by this ticket already, the worker takes back. Throws `gone ticket.expired` when this phone never
   * scanned it.
   */
  async report(phone: DecidingPhone): Promise<void> {
    const outcome = await this.unitOfWork.run(phone.tenantId, async (transaction) => {
      const row = await this.noteReport(transaction, phone);
      if (row === undefined) {
        const isReported = (await this.find(transaction, phone)) !== undefined;
        return isReported ? undefined : new DomainError('gone', 'ticket.expired');
      }
      const report = { ...facts(phone, row), outcome: 'refused', reason: 'reported' } as const;
      if (row.state !== row.former) this.announce(transaction, row, row.state);
      if (row.former === 'scanned' && row.state === 'denied')
        this.events.publish(transaction, TicketDenied, report);
      this.events.publish(transaction, TicketReported, report);
      return undefined;
    });
    if (outcome !== undefined) throw outcome;
  }

  private async deny(transaction: Transaction, phone: DecidingPhone, reason: string): Promise<boolean> {
    const denied = await this.decide(
      transaction,
      phone,
      `state = 'denied', finished_at = $4, end_reason = $6`,
      '',
      [reason],
    );
    if (denied === undefined) return false;
    this.announce(transaction, denied, 'denied');
    this.events.publish(transaction, TicketDenied, { ...facts(phone, denied), outcome: 'refused', reason });
    return true;
  }

  /** Notes the first report of a ticket, and ends one that could still be confirmed or exchanged. */
  private async noteReport(
    transaction: Transaction,
    phone: DecidingPhone,
  ): Promise<(DecidedRow & { readonly former: TicketState; readonly state: TicketState }) | undefined> {
    const [row] = await transaction.query<DecidedRow & { former: TicketState; state: TicketState }>(
      `with before as (
         select id, state, case when state = 'confirmed' then 'cancelled'
             when state = 'scanned' and confirm_until > $4 then 'denied' else state end as becomes
         from qr_logon.ticket
         where tenant_id = $1 and ${columnOf(phone.ticket)} = $2 and phone_hash = $3 and reported_at is null
         for update)
       update qr_logon.ticket t set reported_at = $4, end_reason = 'reported', state = before.becomes,
         finished_at = case when before.becomes <> before.state then $4 else t.finished_at end
       from before where t.tenant_id = $1 and t.id = before.id
       returning t.id, t.connection_id, ${providerOf('t.connection_id')} as provider, t.subject, t.name, t.ip, t.user_agent,
          before.state as former, t.state`,
      [phone.tenantId, phone.ticket.hash, phone.phoneHash, this.clock.now()],
    );
    return row;
  }

  private async decide(
    transaction: Transaction,
    phone: DecidingPhone,
    change: string,
    condition: string,
    more: readonly unknown[],
  ): Promise<DecidedRow | undefined> {
    const [row] = await transaction.query<DecidedRow>(
      `update qr_logon.ticket set ${change}
       where tenant_id = $1 and ${columnOf(phone.ticket)} = $2 and phone_hash = $3 and method = $5
         and state = 'scanned' and confirm_until > $4 ${condition}
       returning ${DECIDED}`,
      [phone.tenantId, phone.ticket.hash, phone.phoneHash, this.clock.now(), phone.method, ...more],
    );
    return row;
  }

  /** Records the use of a ticket that had ended, if this phone ever had it, and gives the error. */
  private async tooLate(transaction: Transaction, phone: DecidingPhone): Promise<DomainError> {
    const row = await this.find(transaction, phone);
    if (row !== undefined) {
      this.events.publish(transaction, TicketReplayed, {
        ...facts(phone, row),
        outcome: 'refused',
        reason: `was_${row.state === 'scanned' ? 'expired' : row.state}`,
      });
    }
    return new DomainError('gone', 'ticket.expired');
  }

  private async find(
    transaction: Transaction,
    phone: DecidingPhone,
  ): Promise<(DecidedRow & { readonly state: string }) | undefined> {
    const [row] = await transaction.query<DecidedRow & { readonly state: string }>(
      `select ${DECIDED}, state from qr_logon.ticket
       where tenant_id = $1 and ${columnOf(phone.ticket)} = $2 and phone_hash = $3`,
      [phone.tenantId, phone.ticket.hash, phone.phoneHash],
    );
    return row;
  }

  private announce(transaction: Transaction, ticket: DecidedRow, state: string): void {
    this.live.announce(transaction, ticketTopic(ticket.id), ticketNotice(state));
  }
}

const DECIDED = `id, connection_id, ${providerOf('connection_id')} as provider, subject, name, ip, user_agent`;

function facts(phone: DecidingPhone, row: DecidedRow) {
  return {
    ticketId: row.id,
    connectionId: row.connection_id,
    method: phone.method,
    targets: [identityTarget(row)],
    browser: { ip: row.ip, userAgent: row.user_agent },
    phone: phone.device,
  };
}
