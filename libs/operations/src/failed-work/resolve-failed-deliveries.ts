import { Injectable } from '@nestjs/common';
import { checkedReason, DomainError } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher, FailedDeliveries, type DeliveryChoice, type FailedDelivery } from '#messaging';
import { DeliveriesDropped, DeliveriesRetried } from '../events.js';
import { distinct } from './distinct.js';

/** Retries or drops failed deliveries of events on the operator's decision. */
@Injectable()
export class ResolveFailedDeliveries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly failed: FailedDeliveries,
    private readonly events: EventPublisher,
  ) {}

  list(choice: DeliveryChoice): Promise<readonly FailedDelivery[]> {
    return this.failed.list(choice);
  }

  /** Lets workers try the chosen deliveries again at once. Returns them. */
  async retry(choice: DeliveryChoice): Promise<readonly FailedDelivery[]> {
    const retried: FailedDelivery[] = [];
    for (const tenantId of await this.tenantsOf(choice)) {
      const ofTenant = await this.unitOfWork.run(tenantId, async (transaction) => {
        const deliveries = await this.failed.retry(transaction, choice);
        if (deliveries.length > 0)
          this.events.publish(transaction, DeliveriesRetried, {
            outcome: 'success',
            listeners: distinct(deliveries, ({ listener }) => listener),
            deliveries: deliveries.length,
          });
        return deliveries;
      });
      retried.push(...ofTenant);
    }
    return retried;
  }

  /**
   * Drops an event: the listeners that failed, or the named one, never receive it.
   *
   * @param typed the reason, for the tenant's log
   * @throws DomainError `operations.reason_missing`, `operations.reason_invalid`, `operations.delivery_unknown`
   */
  async drop(
    choice: DeliveryChoice & { readonly eventId: string },
    typed: string,
  ): Promise<readonly FailedDelivery[]> {
    const reason = checkedReason(typed, 'operations');
    const [tenantId] = await this.tenantsOf(choice);
    if (tenantId === undefined) throw unknown(choice.eventId);
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const dropped = await this.failed.drop(transaction, choice);
      const [first] = dropped;
      if (first === undefined) throw unknown(choice.eventId);
      this.events.publish(transaction, DeliveriesDropped, {
        outcome: 'success',
        reason,
        eventId: first.eventId,
        event: first.event,
        listeners: distinct(dropped, ({ listener }) => listener),
      });
      return dropped;
    });
  }

  private async tenantsOf(choice: DeliveryChoice): Promise<readonly string[]> {
    if (choice.tenantId !== undefined) return [choice.tenantId];
    return this.failed.tenantsOf(choice);
  }
}

function unknown(eventId: string): DomainError {
  return new DomainError('not_found', 'operations.delivery_unknown', {
    detail: `No delivery of the event ${eventId} has failed.`,
  });
}
