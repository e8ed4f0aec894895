import { Injectable } from '@nestjs/common';
import { AccessLog, type RefusedAccess } from '#http';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { AccessRefused } from '../events.js';

/** Publishes that a signed-in person was refused: for their role, for this account, or for lack of fresh authentication. */
@Injectable()
export class RecordRefusedAccess extends AccessLog {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {
    super();
  }

  async refused({ request, reason, permission, principal }: RefusedAccess): Promise<void> {
    await this.unitOfWork.run(principal.tenantId, (transaction) => {
      this.events.publish(transaction, AccessRefused, {
        outcome: 'refused',
        reason,
        accountId: principal.accountId,
        permission,
        route: `${request.method} ${request.routeOptions.url ?? ''}`,
      });
      return Promise.resolve();
    });
  }
}
