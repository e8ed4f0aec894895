import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { forgetClaims } from '../infra/claim-statements.js';
import { purgeInbox } from '../infra/inbox-statements.js';
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
    await this.unitOfWork.inBatches('worker', purgeInbox);
    await this.unitOfWork.ask(null, forgetClaims);
  }
}
