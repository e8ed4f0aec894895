import { Injectable } from '@nestjs/common';
import { BATCH, UnitOfWork } from '#database';
import { Recurring } from '../schedule/recurring.js';

/** Removes old inbox rows. An event that every listener handled has left the outbox, so nothing asks for them again. */
@Injectable()
export class PurgeInbox {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Recurring('messaging.purge-inbox', 60_000)
  async purge(): Promise<void> {
    await this.unitOfWork.inBatches(
      'worker',
      `delete from messaging.inbox where (tenant_id, listener, event_id) in (
         select tenant_id, listener, event_id from messaging.inbox i
         where handled_at < now() - interval '1 day'
           and not exists (select from messaging.outbox o where o.tenant_id = i.tenant_id and o.id = i.event_id)
         limit ${String(BATCH)}) returning 1`,
      [],
    );
  }
}
