import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import {
  dropDeliveries,
  listedDeliveries,
  retryDeliveries,
  tenantsOfDeliveries,
  type DeliveryChoice,
} from '../infra/failed-deliveries.js';
import { removeUnawaited } from '../infra/outbox-statements.js';

/** A delivery that a listener could not take yet, or that was given up. */
export interface FailedDelivery {
  readonly tenantId: string;
  readonly eventId: string;
  /** Name of the event. */
  readonly event: string;
  readonly listener: string;
  readonly occurredAt: Date;
  readonly attempts: number;
  /** Why the last attempt failed. */
  readonly error: string;
  /** When it is tried again; null: never, it was given up. */
  readonly nextAttemptAt: Date | null;
}

/** What the operator looks at and decides about when a listener does not take an event. */
@Injectable()
export class FailedDeliveries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Those that were given up first, then the oldest; 500 at most. */
  async list(choice: DeliveryChoice): Promise<readonly FailedDelivery[]> {
    return this.unitOfWork.runAs('worker', (transaction) => transaction.runOnce(listedDeliveries(choice)));
  }

  /** The tenants of all that is chosen. */
  async tenantsOf(choice: DeliveryChoice): Promise<readonly string[]> {
    const rows = await this.unitOfWork.runAs('worker', (transaction) =>
      transaction.runOnce(tenantsOfDeliveries(choice)),
    );
    return rows.map(({ tenantId }) => tenantId);
  }

  /** Lets workers try the chosen deliveries of the transaction's tenant at once, with as many attempts as a new one. */
  async retry(transaction: Transaction, choice: DeliveryChoice): Promise<readonly FailedDelivery[]> {
    return transaction.runOnce(retryDeliveries({ ...choice, tenantId: transaction.tenantId }));
  }

  /** Gives the chosen deliveries of the transaction's tenant up for good: their listeners never hear of these events. */
  async drop(transaction: Transaction, choice: DeliveryChoice): Promise<readonly FailedDelivery[]> {
    const { tenantId } = transaction;
    const dropped = await transaction.runOnce(dropDeliveries({ ...choice, tenantId }));
    await transaction.run(removeUnawaited, { tenantId, ids: dropped.map(({ eventId }) => eventId) });
    return dropped;
  }
}
