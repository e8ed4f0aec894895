import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { actingAs } from '#logon';
import { EventPublisher } from '#messaging';
import { ApplicationRefused } from '../events.js';

/** Records that somebody wanted to use an application that is not for them. */
@Injectable()
export class NoteRefusal {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  async execute(tenantId: string, applicationId: string, accountId: string): Promise<void> {
    await actingAs(accountId, () =>
      this.unitOfWork.run(tenantId, async (transaction) => {
        this.events.publish(transaction, ApplicationRefused, {
          outcome: 'refused',
          reason: 'application.not_assigned',
          applicationId,
          accountId,
        });
        await Promise.resolve();
      }),
    );
  }
}
