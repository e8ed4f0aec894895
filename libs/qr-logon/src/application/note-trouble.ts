import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { LiveNotifications } from '#messaging';
import type { Trouble } from '../domain/trouble.js';
import { ticketNotice, ticketTopic } from './ticket-topic.js';

/** Lets the browser that shows a code know what keeps a phone from scanning it. The ticket's state stays as it is. */
@Injectable()
export class NoteTrouble {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly live: LiveNotifications,
  ) {}

  /** Does nothing once the code has been scanned, or is over. */
  async execute(tenantId: string, scanHash: Buffer, trouble: Trouble): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const [ticket] = await transaction.query<{ id: string }>(
        `update qr_logon.ticket set trouble = $3
         where tenant_id = $1 and scan_hash = $2 and state = 'created' and expires_at > $4
           and trouble is distinct from $3
         returning id`,
        [tenantId, scanHash, trouble, this.clock.now()],
      );
      if (ticket !== undefined) {
        this.live.announce(transaction, ticketTopic(ticket.id), ticketNotice('created'));
      }
    });
  }
}
