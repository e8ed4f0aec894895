import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock, type DatabaseNow } from '#kernel';
import { json, UnitOfWork, type Transaction } from '#database';
import type { Device } from '#logon';
import { LogonMenu } from '#logon-menu';
import { EventPublisher, LiveNotifications } from '#messaging';
import { identityTarget, type ExternalIdentity } from '#providers';
import { drawMatchingNumber } from '../domain/matching-number.js';
import { TicketCancelled, TicketCreated, TicketScanned } from '../events.js';
import { cancelContested, earlierUse, scanCode } from '../infra/scan-statements.js';
import { NoteReplay } from './note-replay.js';
import { ticketNotice, ticketTopic } from './ticket-topic.js';

export interface Scan {
  readonly tenantId: string;
  /** Key of the scan method. */
  readonly method: string;
  readonly scanHash: Buffer;
  /** SHA-256 of the phone's cookie: from now on the ticket belongs to this phone. */
  readonly phoneHash: Buffer;
  readonly phone: Device;
  /** As the provider gave it to the server for this ticket. */
  readonly identity: ExternalIdentity;
}

/** Ties a ticket to the person who scanned it first. */
@Injectable()
export class ScanTicket {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly menu: LogonMenu,
    private readonly events: EventPublisher,
    private readonly live: LiveNotifications,
    private readonly replays: NoteReplay,
  ) {}

  /**
   * Throws `gone ticket.expired` for a ticket that is unknown or has ended, and `conflict ticket.used` when another person scanned it; the
   * ticket is then cancelled and the browser told.
   */
  async execute(scan: Scan): Promise<{ readonly ticketId: string }> {
    const { tenantId, method, scanHash, phoneHash, phone, identity } = scan;
    const { connectionId, subject, name, attributes } = identity;
    const outcome = await this.unitOfWork.run(tenantId, async (transaction) => {
      const [ticket] = await transaction.run(scanCode, {
        tenantId,
        scanHash,
        connectionId,
        method,
        phoneHash,
        phoneIp: phone.ip,
        phoneAgent: phone.userAgent,
        subject,
        attributes: json(attributes),
        name,
        ...drawMatchingNumber(),
        now: this.clock.now(),
      });
      if (ticket === undefined) return this.refuse(transaction, scan);
      this.menu.assertOn(method, ticket.isOn);
      transaction.commitAsynchronously();
      this.live.announce(transaction, ticketTopic(ticket.id), ticketNotice('scanned'));
      this.record(transaction, scan, ticket);
      return { ticketId: ticket.id };
    });
    if (outcome instanceof DomainError) throw outcome;
    return outcome;
  }

  /** The ticket begins here, so its first event contains what the browser asked for, and when. */
  private record(
    transaction: Transaction,
    { method, identity, phone }: Scan,
    ticket: { readonly id: string; readonly ip: string; readonly userAgent: string; readonly issuedAt: Date },
  ): void {
    const facts = {
      ticketId: ticket.id,
      connectionId: identity.connectionId,
      method,
      outcome: 'info',
      browser: { ip: ticket.ip, userAgent: ticket.userAgent },
    } as const;
    const issuedAt = ticket.issuedAt.toISOString();
    this.events.publish(transaction, TicketCreated, { ...facts, channel: 'qr', issuedAt });
    this.events.publish(transaction, TicketScanned, { ...facts, targets: [identityTarget(identity)], phone });
  }

  /** Finds the reason, records it and returns the error. It does not throw, because the record must be committed. */
  private async refuse(transaction: Transaction, scan: Scan): Promise<DomainError> {
    const { tenantId, scanHash, identity, method, phone } = scan;
    await this.menu.assertEnabled(transaction, method);
    const now = this.clock.now();
    const [earlier] = await transaction.run(earlierUse, { tenantId, scanHash, now });
    if (earlier === undefined) return new DomainError('gone', 'ticket.expired');
    const taken = earlier.subject !== null && earlier.subject !== identity.subject;
    this.replays.ofTicket(transaction, {
      ticketId: earlier.id,
      connectionId: identity.connectionId,
      method,
      outcome: 'refused',
      reason: taken ? 'scanned_by_another' : `was_${earlier.isOver ? 'expired' : earlier.state}`,
      targets: [identityTarget(identity)],
      phone,
    });
    if (!taken) return new DomainError('gone', 'ticket.expired');
    await this.cancelContested(transaction, scan, earlier.id, now);
    return new DomainError('conflict', 'ticket.used');
  }

  private async cancelContested(
    transaction: Transaction,
    { tenantId, identity, method, phone }: Scan,
    ticketId: string,
    now: DatabaseNow,
  ): Promise<void> {
    const cancelled = await transaction.run(cancelContested, { tenantId, id: ticketId, now });
    if (cancelled.length === 0) return;
    this.live.announce(transaction, ticketTopic(ticketId), ticketNotice('cancelled'));
    this.events.publish(transaction, TicketCancelled, {
      ticketId,
      connectionId: identity.connectionId,
      method,
      outcome: 'refused',
      reason: 'conflict',
      phone,
    });
  }
}
