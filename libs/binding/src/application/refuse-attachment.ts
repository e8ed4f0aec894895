import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { identityTarget } from '#providers';
import { AttachmentRefused } from '../events.js';
import { identityOfAttachment } from '../infra/attachment-statements.js';

/** Records that an attachment was refused, after its own transaction has been rolled back. */
@Injectable()
export class RefuseAttachment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /** Runs the work that completes an attachment, and records the reason when a rule refuses it. */
  async recording<T>(
    tenantId: string,
    facts: { readonly attachmentId: string; readonly accountId?: string; readonly method: string },
    work: () => Promise<T>,
  ): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof DomainError) await this.record(tenantId, { ...facts, reason: error.code });
      throw error;
    }
  }

  private async record(
    tenantId: string,
    refusal: {
      readonly attachmentId: string;
      readonly reason: string;
      readonly accountId?: string;
      readonly method?: string;
    },
  ): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const [identity] = await transaction.run(identityOfAttachment, { tenantId, id: refusal.attachmentId });
      if (identity === undefined) return;
      this.events.publish(transaction, AttachmentRefused, {
        outcome: 'refused',
        ...refusal,
        connectionId: identity.connectionId,
        targets: [identityTarget(identity)],
      });
    });
  }
}
