import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock, type Present } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import type { Device } from '#logon';
import { LogonMenu } from '#logon-menu';
import { EventPublisher, LiveNotifications } from '#messaging';
import { identityTarget, isOn, type ExternalIdentity } from '#providers';
import { CONFIRM_SECONDS, CEILING_SECONDS } from '../domain/lifetimes.js';
import type { TicketState } from '../domain/ticket-state.js';
import { TicketCancelled, TicketReplayed, TicketScanned } from '../events.js';
import { ticketNotice, ticketTopic } from './ticket-topic.js';

export interface Scan {
  readonly tenantId: string;
  /** Key of the scan method. */
  readonly method: string;
  readonly scanHash: Buffer;
  /** SHA-256 of the phone's cookie: the ticket belongs to this phone from now on. */
  readonly phoneHash: Buffer;
  readonly phone: Device;
  /** As the provider told the server, for this ticket. */
  readonly identity: ExternalIdentity;
}

interface ScannedRow {
  readonly id: string;
  readonly ip: string;
  readonly user_agent: string;
}

interface EarlierRow {
  readonly id: string;
  readonly state: TicketState;
  readonly subject: string | null;
  readonly is_over: boolean;
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
  ) {}

  /**
   * Throws `gone ticket.expired` for a ticket that is unknown or over, and `conflict ticket.used` when somebody else
   * scanned it; the ticket is cancelled then and the browser told.
   */
  async execute(scan: Scan): Promise<{ readonly ticketId: string }> {
    const outcome = await this.unitOfWork.run(scan.tenantId, async (transaction) => {
      const scanned = transaction.query<ScannedRow>(SCAN, [
        scan.tenantId,
        scan.scanHash,
        scan.identity.connectionId,
        this.clock.now(),
        scan.phoneHash,
        scan.phone.ip,
        scan.phone.userAgent,
        scan.identity.subject,
        JSON.stringify(scan.identity.attributes),
        scan.identity.name,
        scan.method,
      ]);
      const [[ticket]] = await Promise.all([scanned, this.menu.assertEnabled(transaction, scan.method)]);
      if (ticket === undefined) return this.refuse(transaction, scan);
      this.live.announce(transaction, ticketTopic(ticket.id), ticketNotice('scanned'));
      this.events.publish(transaction, TicketScanned, {
        ticketId: ticket.id,
        connectionId: scan.identity.connectionId,
        method: scan.method,
        outcome: 'info',
        targets: [identityTarget(scan.identity)],
        browser: { ip: ticket.ip, userAgent: ticket.user_agent },
        phone: scan.phone,
      });
      return { ticketId: ticket.id };
    });
    if (outcome instanceof DomainError) throw outcome;
    return outcome;
  }

  /** Finds out why, records it, and gives the error: the record must be kept, so it is not thrown in here. */
  private async refuse(transaction: Transaction, scan: Scan): Promise<DomainError> {
    const now = this.clock.now();
    const [earlier] = await transaction.query<EarlierRow>(
      `select id, state, subject, coalesce(confirm_until, expires_at) <= $3 as is_over from qr_logon.ticket
       where tenant_id = $1 and scan_hash = $2`,
      [scan.tenantId, scan.scanHash, now],
    );
    if (earlier === undefined) return new DomainError('gone', 'ticket.expired');
    const taken = earlier.subject !== null && earlier.subject !== scan.identity.subject;
    this.events.publish(transaction, TicketReplayed, {
      ticketId: earlier.id,
      connectionId: scan.identity.connectionId,
      method: scan.method,
      outcome: 'refused',
      reason: taken ? 'scanned_by_another' : `was_${earlier.is_over ? 'expired' : earlier.state}`,
      targets: [identityTarget(scan.identity)],
      phone: scan.phone,
    });
    if (!taken) return new DomainError('gone', 'ticket.expired');
    await this.cancelContested(transaction, scan, earlier.id, now);
    return new DomainError('conflict', 'ticket.used');
  }

  private async cancelContested(
    transaction: Transaction,
    scan: Scan,
    ticketId: string,
    now: Present,
  ): Promise<void> {
    const cancelled = await transaction.query(
      `update qr_logon.ticket set state = 'cancelled', end_reason = 'conflict', finished_at = $3
       where tenant_id = $1 and id = $2 and state = 'scanned' returning id`,
      [scan.tenantId, ticketId, now],
    );
    if (cancelled.length === 0) return;
    this.live.announce(transaction, ticketTopic(ticketId), ticketNotice('cancelled'));
    this.events.publish(transaction, TicketCancelled, {
      ticketId,
      connectionId: scan.identity.connectionId,
      method: scan.method,
      outcome: 'refused',
      reason: 'conflict',
      phone: scan.phone,
    });
  }
}

const SCAN = `update qr_logon.ticket
  set state = 'scanned', scanned_at = $4, phone_hash = $5, phone_ip = $6, phone_agent = $7, subject = $8,
    attributes = $9, name = $10,
    confirm_until = least($4::timestamptz + make_interval(secs => ${String(CONFIRM_SECONDS)}),
      created_at + make_interval(secs => ${String(CEILING_SECONDS)}))
  where tenant_id = $1 and scan_hash = $2 and connection_id = $3 and method = $11 and channel = 'qr'
    and state = 'created' and expires_at > $4
    and ${isOn('connection_id')}
  returning id, ip, user_agent`;
