import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, maskName, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { providerOf } from '#providers';

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
  ) {}

  /** The open attachment of the logon that waits in this browser, or null. */
  async inBrowser(tenantId: string, browserHash: Buffer): Promise<PendingAttachment | null> {
    const [row] = await this.unitOfWork.run(tenantId, (transaction) =>
      transaction.query<Omit<PendingAttachment, 'identityName'> & { readonly name: string }>(
        `select a.id as "attachmentId", a.connection_id as "connectionId", ${providerOf('a.connection_id')} as provider, a.name, a.state,
           l.method, a.expires_at as "expiresAt"
         from binding.attachment a
         join logon.logon l on l.tenant_id = a.tenant_id and l.step_subject = a.id and l.state = 'awaiting_proof'
         where a.tenant_id = $1 and a.browser_hash = $2 and l.browser_hash = $2
           and a.state in ('offered', 'started') and a.expires_at > $3
         order by a.created_at desc limit 1`,
        [tenantId, browserHash, this.clock.now()],
      ),
    );
    if (row === undefined) return null;
    const { name, ...attachment } = row;
    return { ...attachment, identityName: maskName(name) };
  }
}
