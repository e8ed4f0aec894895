import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { actingAs } from '#logon';
import { EventPublisher } from '#messaging';
import { SamlApplicationRefused } from '../events.js';

/** Records that a person could not use an application. */
@Injectable()
export class NoteRefusal {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  async execute(tenantId: string, applicationId: string, accountId: string, reason: string): Promise<void> {
    await actingAs(accountId, () =>
      this.unitOfWork.run(tenantId, async (transaction) => {
        const about = { applicationId, accountId };
        this.events.publish(transaction, SamlApplicationRefused, { outcome: 'refused', reason, ...about });
        await Promise.resolve();
      }),
    );
  }
}
