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

/** A delivery that failed and waits for a retry, or that was given up. */
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

/** Lets the operator list, retry and drop failed deliveries. */
@Injectable()
export class FailedDeliveries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Given-up deliveries first, then the oldest; 500 at most. */
  async list(choice: DeliveryChoice): Promise<readonly FailedDelivery[]> {
    return this.unitOfWork.runAs('worker', (transaction) => transaction.runOnce(listedDeliveries(choice)));
  }

  /** The tenants of all chosen deliveries. */
  async tenantsOf(choice: DeliveryChoice): Promise<readonly string[]> {
    const rows = await this.unitOfWork.runAs('worker', (transaction) =>
      transaction.runOnce(tenantsOfDeliveries(choice)),
    );
    return rows.map(({ tenantId }) => tenantId);
  }

  /** Lets workers retry the chosen deliveries of the transaction's tenant at once, with a fresh number of attempts. */
  async retry(transaction: Transaction, choice: DeliveryChoice): Promise<readonly FailedDelivery[]> {
    return transaction.runOnce(retryDeliveries({ ...choice, tenantId: transaction.tenantId }));
  }

  /** Drops the chosen deliveries of the transaction's tenant for good: their listeners never receive these events. */
  async drop(transaction: Transaction, choice: DeliveryChoice): Promise<readonly FailedDelivery[]> {
    const { tenantId } = transaction;
    const dropped = await transaction.runOnce(dropDeliveries({ ...choice, tenantId }));
    await transaction.run(removeUnawaited, { tenantId, ids: dropped.map(({ eventId }) => eventId) });
    return dropped;
  }
}
