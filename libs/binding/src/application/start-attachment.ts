import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock, type DatabaseNow } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { FindWaitingLogon } from '#logon';
import { EventPublisher } from '#messaging';
import { identityTarget, type ExternalIdentity } from '#providers';
import { AttachmentStarted } from '../events.js';
import { startedInAnHour, startOffered } from '../infra/attachment-statements.js';
import { ATTACH } from './complete-attachment.js';

/** Attachments that one identity may start per hour. */
const STARTS_PER_HOUR = 5;

/** Records the person's explicit choice to attach an existing account. Without it, no proof counts for an attachment. */
@Injectable()
export class StartAttachment {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly logons: FindWaitingLogon,
    private readonly events: EventPublisher,
  ) {}

  /** Throws `gone attachment.expired` when there is none to start, `too_many attachment.too_many`. */
  async execute(tenantId: string, browserHash: Buffer): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const now = this.clock.now();
      const waiting = await this.logons.inBrowser(transaction, browserHash);
      const id = waiting?.need === ATTACH ? waiting.subject : null;
      if (id === null) throw new DomainError('gone', 'attachment.expired');
      const [started] = await transaction.run(startOffered, { tenantId, browserHash, id, now });
      if (started === undefined) throw new DomainError('gone', 'attachment.expired');
      await this.assertNotTooMany(transaction, started, now);
      this.events.publish(transaction, AttachmentStarted, {
        attachmentId: started.id,
        connectionId: started.connectionId,
        targets: [identityTarget(started)],
      });
    });
  }

  private async assertNotTooMany(
    transaction: Transaction,
    { connectionId, subject }: Pick<ExternalIdentity, 'connectionId' | 'subject'>,
    now: DatabaseNow,
  ): Promise<void> {
    // Browsers that start at the same time must not pass the limit together.
    transaction.lock(`attachment:${connectionId}:${subject}`);
    const { tenantId } = transaction;
    const [row] = await transaction.run(startedInAnHour, { tenantId, connectionId, subject, now });
    if ((row?.count ?? 0) > STARTS_PER_HOUR) {
      throw new DomainError('too_many', 'attachment.too_many', { retryAfterSeconds: 3_600 });
    }
  }
}
