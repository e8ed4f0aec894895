import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, type Clock } from '#kernel';
import { AdvanceLogon, type Device, type LogonNeeds } from '#logon';
import { EventPublisher } from '#messaging';
import { identityTarget, type ExternalIdentity } from '#providers';
import { json, type Transaction } from '#database';
import { ATTACH } from './complete-attachment.js';
import { AttachmentOffered } from '../events.js';
import { insertOffered } from '../infra/attachment-statements.js';
import { UnlinkedIdentities } from './unlinked-identities.js';

export interface UnlinkedIdentity {
  readonly browserHash: Buffer;
  readonly identity: ExternalIdentity;
  readonly method: string;
  readonly returnTo: string;
  /** Id of the application for which the person logs on, if for any. */
  readonly application?: string | undefined;
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
    await transaction.run(insertOffered, {
      id: attachmentId,
      tenantId: transaction.tenantId,
      browserHash: unlinked.browserHash,
      connectionId: identity.connectionId,
      subject: identity.subject,
      attributes: json(identity.attributes),
      name: identity.name,
      phoneIp: unlinked.phone.ip,
      phoneAgent: unlinked.phone.userAgent,
      now: this.clock.now(),
    });
    this.unlinked.note(transaction, identity);
    const needs = await this.logons.begin(transaction, {
      browserHash: unlinked.browserHash,
      method: unlinked.method,
      need: ATTACH,
      subject: attachmentId,
      returnTo: unlinked.returnTo,
      application: unlinked.application,
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
