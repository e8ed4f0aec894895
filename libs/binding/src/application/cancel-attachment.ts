import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { identityTarget, providerOf } from '#providers';
import { AttachmentCancelled } from '../events.js';

interface CancelledRow {
  readonly id: string;
  readonly connection_id: string;
  readonly provider: string;
  readonly subject: string;
  readonly name: string;
}

/** The person says that the identity is not theirs, or does not want to attach it. */
@Injectable()
export class CancelAttachment {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /** Ends the attachment that waits in this browser. Nothing happens when none does. */
  async execute(tenantId: string, browserHash: Buffer): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const cancelled = await transaction.query<CancelledRow & Record<string, unknown>>(
        `update binding.attachment set state = 'ended'
         where tenant_id = $1 and browser_hash = $2 and state in ('offered', 'started') and expires_at > $3
         returning id, connection_id, ${providerOf('connection_id')} as provider, subject, name`,
        [tenantId, browserHash, this.clock.now()],
      );
      for (const row of cancelled) {
        this.events.publish(transaction, AttachmentCancelled, {
          attachmentId: row.id,
          connectionId: row.connection_id,
          targets: [identityTarget(row)],
        });
      }
    });
  }
}
