import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { forgetClaims } from '../infra/claim-statements.js';
import { purgeInbox } from '../infra/inbox-statements.js';
import { Recurring } from '../schedule/recurring.js';

/**
 * Removes old inbox rows: once every listener has handled an event, it leaves the outbox, and its rows are no longer needed. Also removes
 * claims of dead workers on rows that nothing has claimed since.
 */
@Injectable()
export class PurgeInbox {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Recurring('messaging.purge-inbox', 300_000)
  async purge(): Promise<void> {
    await this.unitOfWork.inBatches('worker', purgeInbox);
    await this.unitOfWork.query(null, forgetClaims);
  }
}
