import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, hashSecret, newId, newSecret, type Clock } from '#kernel';
import { json, UnitOfWork } from '#database';
import type { Device } from '#logon';
import { EventPublisher } from '#messaging';
import { identityTarget, type ExternalIdentity } from '#providers';
import { drawMatchingNumber } from '../domain/matching-number.js';
import { TicketCreated, TicketScanned } from '../events.js';
import { insertInApp } from '../infra/in-app-statement.js';

export interface InAppLogon {
  readonly tenantId: string;
  /** Key of the scan method. */
  readonly method: string;
  readonly browserHash: Buffer;
  readonly device: Device;
  readonly identity: ExternalIdentity;
  readonly returnTo: string;
}

/**
 * A logon on the device that runs the provider's app. There is no code to scan, so the ticket begins as scanned by the requesting browser.
 * The person still confirms, and the ticket is exchanged like any other.
 */
@Injectable()
export class BeginInApp {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /** Returns the ticket and the secret for the browser's cookie. */
  async execute(logon: InAppLogon): Promise<{ readonly ticketId: string; readonly secret: string }> {
    const ticketId = newId();
    const secret = newSecret();
    const { identity, tenantId, method, device } = logon;
    const { connectionId, subject, name, attributes } = identity;
    await this.unitOfWork.run(tenantId, (transaction) => {
      transaction.send(insertInApp, {
        id: ticketId,
        tenantId,
        connectionId,
        method,
        scanHash: hashSecret(newSecret()), // no one gets this value
        secretHash: hashSecret(secret),
        phoneHash: logon.browserHash,
        phoneIp: device.ip,
        phoneAgent: device.userAgent,
        ...drawMatchingNumber(), // never shown
        subject,
        attributes: json(attributes),
        name,
        returnTo: logon.returnTo,
        now: this.clock.now(),
      });
      const facts = {
        ticketId,
        connectionId,
        method,
        outcome: 'info',
        channel: 'in_app',
        browser: device,
      } as const;
      this.events.publish(transaction, TicketCreated, facts);
      this.events.publish(transaction, TicketScanned, {
        ...facts,
        targets: [identityTarget(identity)],
        phone: device,
      });
      return Promise.resolve();
    });
    return { ticketId, secret };
  }
}
