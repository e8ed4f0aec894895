import { Inject, Injectable } from '@nestjs/common';
import { json, type Transaction } from '#database';
import { CLOCK, newId, type Clock } from '#kernel';
import { AdvanceLogon, type Device, type PendingRequirement } from '#logon';
import type { ExternalIdentity } from '#providers';
import { insertAttachment } from '../infra/attachment-statements.js';
import { ATTACH } from './complete-attachment.js';

/** A person of a provider who has confirmed a logon and is not linked to any account. */
export interface UnlinkedIdentity {
  readonly browserHash: Buffer;
  readonly identity: ExternalIdentity;
  readonly method: string;
  /** Id of the account that the browser is logged on as; set when its owner links the identity from the home page. */
  readonly loggedOnAs?: string | undefined;
  readonly returnTo: string;
  /** Id of the application that the person logs on to, if any. */
  readonly application?: string | undefined;
  /** Id of the ticket that was exchanged for it. */
  readonly begunBy: string;
  readonly browser: Device;
  readonly phone: Device;
}

/** Stores the pending record of an attachment, and makes a logon wait for its completion. */
@Injectable()
export class StoreAttachment {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly logons: AdvanceLogon,
  ) {}

  /** @param state `started` when the account is proven at once and the person need not choose to attach */
  async executeIn(
    transaction: Transaction,
    unlinked: UnlinkedIdentity,
    state: 'offered' | 'started',
  ): Promise<{ readonly attachmentId: string; readonly needs: PendingRequirement }> {
    const attachmentId = newId();
    const { identity } = unlinked;
    await transaction.run(insertAttachment, {
      id: attachmentId,
      tenantId: transaction.tenantId,
      browserHash: unlinked.browserHash,
      connectionId: identity.connectionId,
      subject: identity.subject,
      attributes: json(identity.attributes),
      name: identity.name,
      state,
      accountId: unlinked.loggedOnAs ?? null,
      phoneIp: unlinked.phone.ip,
      phoneAgent: unlinked.phone.userAgent,
      now: this.clock.now(),
    });
    const needs = await this.logons.begin(transaction, {
      browserHash: unlinked.browserHash,
      method: unlinked.method,
      need: ATTACH,
      subject: attachmentId,
      returnTo: unlinked.returnTo,
      application: unlinked.application,
      begunBy: unlinked.begunBy,
      device: unlinked.browser,
      isMetAtOnce: state === 'started',
    });
    return { attachmentId, needs };
  }
}
