import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { LiveNotifications } from '#messaging';
import type { ScanError } from '../domain/scan-error.js';
import { setScanError } from '../infra/open-code-statements.js';
import { ticketNotice, ticketTopic } from './ticket-topic.js';

/** Tells the browser that shows a code what keeps a phone from scanning it. The ticket's state does not change. */
@Injectable()
export class RecordScanError {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly live: LiveNotifications,
  ) {}

  /** Does nothing once the code has been scanned or has ended. */
  async execute(tenantId: string, scanHash: Buffer, trouble: ScanError): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const [code] = await transaction.run(setScanError, {
        tenantId,
        scanHash,
        trouble,
        now: this.clock.now(),
      });
      if (code !== undefined) this.live.announce(transaction, ticketTopic(code.id), ticketNotice('created'));
    });
  }
}
