import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, maskName, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { FindWaitingLogon } from '#logon';
import { providerOf } from '#providers';
import { ATTACH } from './complete-attachment.js';

/** An attachment that a browser may go on with. */
export interface PendingAttachment {
  readonly attachmentId: string;
  readonly connectionId: string;
  /** Key of the provider. */
  readonly provider: string;
  /** Masked name of the person, as the provider knows it. */
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
        transaction.query<Omit<PendingAttachment, 'identityName' | 'method'> & { readonly name: string }>(
          `select a.id as "attachmentId", a.connection_id as "connectionId",
           ${providerOf('a.connection_id')} as provider, a.name, a.state, a.expires_at as "expiresAt"
         from binding.attachment a
         where a.tenant_id = $1 and a.browser_hash = $2 and a.state in ('offered', 'started') and a.expires_at > $3
         order by a.created_at desc limit 1`,
          [tenantId, browserHash, this.clock.now()],
        ),
      ]),
    );
    if (row === undefined || waiting?.need !== ATTACH || waiting.subject !== row.attachmentId) return null;
    const { name, ...attachment } = row;
    return { ...attachment, method: waiting.method, identityName: maskName(name) };
  }
}
