import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { actingAs } from '#logon';
import { EventPublisher } from '#messaging';
import { ApplicationRefused } from '../events.js';

/** Records that a person tried to use an application without access to it. */
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
