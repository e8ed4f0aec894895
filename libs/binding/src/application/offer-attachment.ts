import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, type Clock } from '#kernel';
import { AdvanceLogon, type Device, type LogonNeeds } from '#logon';
import { EventPublisher } from '#messaging';
import { identityTarget, type ExternalIdentity } from '#providers';
import type { Transaction } from '#database';
import { ATTACH } from './complete-attachment.js';
import { AttachmentOffered } from '../events.js';
import { UnlinkedIdentities } from './unlinked-identities.js';

/** Seconds in which an offered attachment can be completed. */
const LIFETIME_SECONDS = 600;

export interface UnlinkedIdentity {
  readonly browserHash: Buffer;
  readonly identity: ExternalIdentity;
  readonly method: string;
  readonly returnTo: string;
  /** Id of the ticket that was exchanged for it. */
  readonly begunBy: string;
  readonly browser: Device;
  readonly phone: Device;
}

/**
 * Keeps an identity that is linked to nobody, on the server, for the browser that waits with it. It gives no session:
 * the logon waits until the person has chosen to attach and has proven an account.
 */
@Injectable()
export class OfferAttachment {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly logons: AdvanceLogon,
    private readonly unlinked: UnlinkedIdentities,
    private readonly events: EventPublisher,
  ) {}

  async offer(transaction: Transaction, unlinked: UnlinkedIdentity): Promise<LogonNeeds> {
    const attachmentId = newId();
    const { identity } = unlinked;
    await transaction.query(
      `insert into binding.attachment (id, tenant_id, browser_hash, connection_id, subject, attributes, name, state,
         phone_ip, phone_agent, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, 'offered', $8, $9, $10,
         $10::timestamptz + make_interval(secs => ${String(LIFETIME_SECONDS)}))`,
      [
        attachmentId,
        transaction.tenantId,
        unlinked.browserHash,
        identity.connectionId,
        identity.subject,
        JSON.stringify(identity.attributes),
        identity.name,
        unlinked.phone.ip,
        unlinked.phone.userAgent,
        this.clock.now(),
      ],
    );
    this.unlinked.note(transaction, identity);
    const needs = await this.logons.begin(transaction, {
      browserHash: unlinked.browserHash,
      method: unlinked.method,
      need: ATTACH,
      subject: attachmentId,
      returnTo: unlinked.returnTo,
      begunBy: unlinked.begunBy,
      device: unlinked.browser,
    });
    this.events.publish(transaction, AttachmentOffered, {
      attachmentId,
      connectionId: identity.connectionId,
      targets: [identityTarget(identity)],
      browser: unlinked.browser,
      phone: unlinked.phone,
    });
    return needs;
  }
}
