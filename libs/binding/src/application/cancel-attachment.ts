import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { identityTarget } from '#providers';
import { AttachmentCancelled } from '../events.js';
import { cancelInBrowser } from '../infra/attachment-statements.js';

/** The person says that the identity is not theirs, or does not want to attach it. */
@Injectable()
export class CancelAttachment {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /** Ends the attachment that waits in this browser, if there is one. */
  async execute(tenantId: string, browserHash: Buffer): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const now = this.clock.now();
      for (const cancelled of await transaction.run(cancelInBrowser, { tenantId, browserHash, now })) {
        this.events.publish(transaction, AttachmentCancelled, {
          attachmentId: cancelled.id,
          connectionId: cancelled.connectionId,
          targets: [identityTarget(cancelled)],
        });
      }
    });
  }
}
