import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, maskName, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { FindWaitingLogon } from '#logon';
import { openInBrowser } from '../infra/attachment-statements.js';
import { ATTACH } from './complete-attachment.js';

/** An attachment with which a browser may continue. */
export interface PendingAttachment {
  readonly attachmentId: string;
  readonly connectionId: string;
  /** Key of the provider. */
  readonly provider: string;
  /** The person's name at the provider, masked because nobody is logged on yet (A4). */
  readonly identityName: string;
  /** The method that the waiting logon began with. */
  readonly method: string;
  readonly state: 'offered' | 'started';
  readonly expiresAt: Date;
}

/** Finds the attachment that a browser has open. */
@Injectable()
export class PendingAttachments {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly logons: FindWaitingLogon,
  ) {}

  /** The open attachment of the logon that waits in this browser, or null. */
  async inBrowser(tenantId: string, browserHash: Buffer): Promise<PendingAttachment | null> {
    const [waiting, [row]] = await this.unitOfWork.run(tenantId, (transaction) =>
      Promise.all([
        this.logons.inBrowser(transaction, browserHash),
        transaction.run(openInBrowser, { tenantId, browserHash, now: this.clock.now() }),
      ]),
    );
    if (row === undefined || waiting?.need !== ATTACH || waiting.subject !== row.attachmentId) return null;
    const { name, ...attachment } = row;
    return { ...attachment, method: waiting.method, identityName: maskName(name) };
  }
}
