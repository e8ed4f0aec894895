import { Inject, Injectable } from '@nestjs/common';
import QRCode from 'qrcode';
import { CLOCK, hashSecret, newId, newSecret, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import type { Device } from '#logon';
import { LogonMenu } from '#logon-menu';
import { EventPublisher, LiveNotifications } from '#messaging';
import { SETTINGS, type Settings } from '#runtime';
import { drawMatchingNumber } from '../domain/matching-number.js';
import { TicketCancelled, TicketCreated } from '../events.js';
import { LogonConnections } from './logon-connections.js';
import { noRoom } from './no-room.js';
import { TenantLoad } from './tenant-load.js';
import { ticketNotice, ticketTopic } from './ticket-topic.js';

export interface TicketRequest {
  readonly tenantId: string;
  /** Key of the scan method. */
  readonly method: string;
  /** SHA-256 of the browser's cookie; a new QR code replaces the former one of the same browser. */
  readonly browserHash: Buffer;
  /** Network of the browser, as `ipPrefix` gives it. */
  readonly network: string;
  /** Codes that one network may have open at this tenant; the installation's ceiling holds besides. */
  readonly codesPerNetwork: number;
  readonly device: Device;
  readonly returnTo: string;
}

/** An issued ticket. `secret` belongs in the browser's cookie; the QR code holds another one. */
export interface IssuedTicket {
  readonly id: string;
  readonly secret: string;
  /** SVG of the QR code. */
  readonly svg: string;
  /** The address in the QR code. */
  readonly scanUrl: string;
  readonly lifetimeSeconds: number;
}

type CancelledRow = { readonly id: string; readonly connection_id: string; readonly method: string };

/** Issues a QR code to a browser: two independent secrets, one for the code and one for the browser that shows it. */
@Injectable()
export class IssueTicket {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly unitOfWork: UnitOfWork,
    private readonly connections: LogonConnections,
    private readonly menu: LogonMenu,
    private readonly load: TenantLoad,
    private readonly events: EventPublisher,
    private readonly live: LiveNotifications,
  ) {}

  /** Throws `forbidden method.disabled`, `too_many ticket.limit`. */
  async execute(request: TicketRequest): Promise<IssuedTicket> {
    const connection = await this.connections.offered(request.tenantId, request.method);
    await this.load.assertRoom(request.tenantId);
    const scan = newSecret();
    const secret = newSecret();
    const ticketId = newId();
    const lifetimeSeconds = connection.ticketLifetimeSeconds;
    await this.unitOfWork.run(request.tenantId, async (transaction) => {
      const former = this.cancelFormer(transaction, request);
      const inserted = transaction.query<{ id: string }>(INSERT, [
        ticketId,
        request.tenantId,
        connection.id,
        hashSecret(scan),
        hashSecret(secret),
        request.browserHash,
        connection.confirmation,
        ...numbers(),
        request.returnTo,
        request.device.ip,
        request.network,
        request.device.userAgent,
        this.clock.now(),
        lifetimeSeconds,
        Math.min(request.codesPerNetwork, this.settings.TICKETS_PER_NETWORK),
        request.method,
      ]);
      const [cancelled, [ticket]] = await Promise.all([
        former,
        inserted,
        this.menu.assertEnabled(transaction, request.method),
      ]);
      if (ticket === undefined) throw noRoom();
      this.announceCancelled(transaction, cancelled);
      this.events.publish(transaction, TicketCreated, {
        ticketId,
        connectionId: connection.id,
        method: request.method,
        outcome: 'info',
        channel: 'qr',
        browser: request.device,
      });
    });
    const scanUrl = `${this.settings.PUBLIC_URL}/q/${scan}`;
    return { id: ticketId, secret, scanUrl, lifetimeSeconds, svg: await drawQr(scanUrl) };
  }

  private async cancelFormer(
    transaction: Transaction,
    request: TicketRequest,
  ): Promise<readonly CancelledRow[]> {
    // The lock keeps parallel requests of one network from passing the limit together.
    transaction.send(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [
      `ticket:${request.tenantId}:${request.network}`,
    ]);
    return transaction.query<CancelledRow>(
      `update qr_logon.ticket set state = 'cancelled', end_reason = 'renewed', finished_at = $3
       where tenant_id = $1 and browser_hash = $2 and channel = 'qr' and state in ('created', 'scanned')
       returning id, connection_id, method`,
      [request.tenantId, request.browserHash, this.clock.now()],
    );
  }

  private announceCancelled(transaction: Transaction, tickets: readonly CancelledRow[]): void {
    for (const { id, connection_id: connectionId, method } of tickets) {
      this.live.announce(transaction, ticketTopic(id), ticketNotice('cancelled'));
      this.events.publish(transaction, TicketCancelled, {
        ticketId: id,
        connectionId,
        method,
        outcome: 'info',
        reason: 'renewed',
      });
    }
  }
}

const INSERT = `insert into qr_logon.ticket (id, tenant_id, connection_id, method, channel, state, scan_hash,
    browser_secret_hash, browser_hash, confirmation, number, choices, return_to, ip, ip_prefix, user_agent, created_at,
    expires_at, lives_until)
  select $1, $2, $3, $17, 'qr', 'created', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
    $14::timestamptz + make_interval(secs => $15), $14::timestamptz + make_interval(secs => $15)
  where (select count(*) from qr_logon.ticket
         where tenant_id = $2 and ip_prefix = $12 and state in ('created', 'scanned') and expires_at > $14) < $16
  returning id`;

function numbers(): readonly [number, readonly number[]] {
  const { number, choices } = drawMatchingNumber();
  return [number, choices];
}

/**
 * Draws the code without a quiet zone of its own; the page gives it one. Error correction Q leaves room for
 * the app's mark in the middle. An address
 * with a secret in it is best kept in one segment of bytes, which need not be looked for.
 */
function drawQr(text: string): Promise<string> {
  return QRCode.toString([{ data: Buffer.from(text), mode: 'byte' }], {
    type: 'svg',
    errorCorrectionLevel: 'Q',
    margin: 0,
  });
}
