import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { Recurring } from '../schedule/recurring.js';

/** Rows removed in one transaction. */
const BATCH = 1_000;

/** Removes old inbox rows. An event that every listener handled has left the outbox, so nothing asks for them again. */
@Injectable()
export class PurgeInbox {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Recurring('messaging.purge-inbox', 60_000)
  async purge(): Promise<void> {
    for (let removed = BATCH; removed === BATCH;) {
      const rows = await this.unitOfWork.runAs('worker', (transaction) =>
        transaction.query(
          `delete from messaging.inbox i where (tenant_id, listener, event_id) in (
             select tenant_id, listener, event_id from messaging.inbox
             where handled_at < now() - interval '1 day' limit ${String(BATCH)})
           and not exists (select from messaging.outbox o where o.id = i.event_id) returning 1`,
        ),
      );
      removed = rows.length;
    }
  }
}
