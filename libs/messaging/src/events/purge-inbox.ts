import { Injectable } from '@nestjs/common';
import { BATCH, UnitOfWork } from '#database';
import { Recurring } from '../schedule/recurring.js';

/**
 * Removes old inbox rows: an event that every listener handled has left the outbox, so nothing asks for them again. And the claims of
 * workers that died over rows that nobody has claimed since.
 */
@Injectable()
export class PurgeInbox {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Recurring('messaging.purge-inbox', 300_000)
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
    await this.unitOfWork.ask(null, `delete from messaging.claim where ends_at < now() - interval '1 day'`);
  }
}
