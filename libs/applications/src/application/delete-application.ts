import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { recordedSettings } from '../domain/recorded-settings.js';
import { ApplicationDeleted } from '../events.js';
import { applicationTarget, lockRegistered } from '../infra/read-application.js';
import { deleteApplication } from '../infra/write-application.js';
import { ProtocolParts } from './protocol-parts.js';

/** Deletes an application with its secrets and assignments. Its tokens are invalid from then on. */
@Injectable()
export class DeleteApplication {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly protocols: ProtocolParts,
    private readonly events: EventPublisher,
  ) {}

  /** @throws DomainError `application.unknown`, `revision.stale` */
  async execute(tenantId: string, id: string, basis?: string): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const application = await lockRegistered(transaction, id, basis);
      const details = await this.protocols.of(application.protocol).recorded(transaction, id);
      transaction.send(deleteApplication, { tenantId, id });
      this.events.publish(transaction, ApplicationDeleted, {
        outcome: 'success',
        applicationId: id,
        targets: [applicationTarget(application)],
        before: recordedSettings(application, details),
      });
    });
  }
}
