import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, hashSecret, newId, newSecret, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import type { Device } from '#logon';
import { EventPublisher } from '#messaging';
import { identityTarget, type ExternalIdentity } from '#providers';
import { CONFIRM_SECONDS } from '../domain/lifetimes.js';
import { TicketCreated, TicketScanned } from '../events.js';

export interface InAppLogon {
  readonly tenantId: string;
  /** Key of the scan method. */
  readonly method: string;
  readonly browserHash: Buffer;
  readonly network: string;
  readonly device: Device;
  readonly identity: ExternalIdentity;
  readonly returnTo: string;
}

/**
 * A logon on the device that the provider's app runs on: there is no code to scan, so the ticket begins as scanned, by the
 * browser that asks. The person still confirms, and the ticket is exchanged like any other.
 */
@Injectable()
export class BeginInApp {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /** Gives the ticket and the secret for the browser's cookie. */
  async execute(logon: InAppLogon): Promise<{ readonly ticketId: string; readonly secret: string }> {
    const ticketId = newId();
    const secret = newSecret();
    const { identity } = logon;
    await this.unitOfWork.run(logon.tenantId, (transaction) => {
      transaction.send(
        `insert into qr_logon.ticket (id, tenant_id, connection_id, method, channel, state, scan_hash,
           browser_secret_hash, browser_hash, confirmation, number, choices, return_to, ip, ip_prefix, user_agent,
           created_at, expires_at, scanned_at, confirm_until, phone_hash, phone_ip, phone_agent, subject,
           attributes, name)
         values ($1, $2, $3, $15, 'in_app', 'scanned', $4, $5, $6, 'plain', 10, '{}', $7, $8, $9, $10, $11,
           $11::timestamptz + make_interval(secs => ${String(CONFIRM_SECONDS)}), $11,
           $11::timestamptz + make_interval(secs => ${String(CONFIRM_SECONDS)}), $6, $8, $10, $12, $13, $14)`,
        [
          ticketId,
          logon.tenantId,
          identity.connectionId,
          hashSecret(newSecret()),
          hashSecret(secret),
          logon.browserHash,
          logon.returnTo,
          logon.device.ip,
          logon.network,
          logon.device.userAgent,
          this.clock.now(),
          identity.subject,
          JSON.stringify(identity.attributes),
          identity.name,
          logon.method,
        ],
      );
      const facts = {
        ticketId,
        connectionId: identity.connectionId,
        method: logon.method,
        outcome: 'info',
        channel: 'in_app',
        browser: logon.device,
      } as const;
      this.events.publish(transaction, TicketCreated, facts);
      this.events.publish(transaction, TicketScanned, {
        ...facts,
        targets: [identityTarget(identity)],
        phone: logon.device,
      });
      return Promise.resolve();
    });
    return { ticketId, secret };
  }
}
