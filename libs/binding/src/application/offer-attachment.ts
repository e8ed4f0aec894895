import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import type { PendingRequirement } from '#logon';
import { EventPublisher } from '#messaging';
import { identityTarget } from '#providers';
import { AttachmentOffered } from '../events.js';
import type { AttachReason } from '../unlinked/verdict.js';
import { StoreAttachment, type UnlinkedIdentity } from './store-attachment.js';
import { UnlinkedIdentities } from './unlinked-identities.js';

/**
 * Stores an identity that is not linked to any account, for the browser that waits with it. It opens no session: the logon waits until the
 * person has chosen to attach and has proven an account.
 */
@Injectable()
export class OfferAttachment {
  constructor(
    private readonly storeAttachment: StoreAttachment,
    private readonly unlinked: UnlinkedIdentities,
    private readonly events: EventPublisher,
  ) {}

  /** @param reason why the person has to attach although the connection's rule would spare them */
  async offer(
    transaction: Transaction,
    unlinked: UnlinkedIdentity,
    reason?: AttachReason,
  ): Promise<PendingRequirement> {
    const { identity } = unlinked;
    this.unlinked.note(transaction, identity);
    const { attachmentId, needs } = await this.storeAttachment.executeIn(transaction, unlinked, 'offered');
    this.events.publish(transaction, AttachmentOffered, {
      attachmentId,
      connectionId: identity.connectionId,
      ...(reason === undefined ? {} : { reason }),
      targets: [identityTarget(identity)],
      browser: unlinked.browser,
      phone: unlinked.phone,
    });
    return needs;
  }
}
