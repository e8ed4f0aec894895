import { Inject, Injectable } from '@nestjs/common';
import { identityTarget } from '#dingtalk';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { AttachmentCancelled } from '../events.js';

interface CancelledRow {
  readonly id: string;
  readonly connection_id: string;
  readonly union_id: string;
  readonly display_name: string;
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
         returning id, connection_id, union_id, display_name`,
        [tenantId, browserHash, this.clock.now()],
      );
      for (const row of cancelled) {
        this.events.publish(transaction, AttachmentCancelled, {
          attachmentId: row.id,
          connectionId: row.connection_id,
          targets: [identityTarget({ unionId: row.union_id, name: row.display_name })],
        });
      }
    });
  }
}
