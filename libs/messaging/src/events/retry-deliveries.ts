import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { DeliverEvent, type Failure } from './deliver-event.js';
import { eventOf, type OutboxRow } from './domain-event.js';
import { ListenerRegistry } from './listener-registry.js';
import { pauseAfter } from './retry-policy.js';

interface DueDelivery extends OutboxRow {
  readonly listener: string;
  readonly attempts: number;
}

/** Deliveries tried again in one go. */
const BATCH = 50;

/** What keeps an event for a listener that a later release may have again. */
const GONE: Failure = { error: 'No such listener in this release', isFinal: false };

/** Tries again what a listener could not handle, when its pause is over. */
@Injectable()
export class RetryDeliveries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly deliver: DeliverEvent,
    private readonly registry: ListenerRegistry,
  ) {}

  async retryDue(): Promise<void> {
    const due = await this.unitOfWork.runAs('worker', (transaction) =>
      transaction.query<DueDelivery>(
        `select o.id, o.tenant_id, o.name, o.payload, o.context, o.occurred_at, d.listener, d.attempts
         from messaging.delivery d join messaging.outbox o
           on o.tenant_id = d.tenant_id and o.id = d.event_id
         where d.next_attempt_at <= now() order by o.position limit ${String(BATCH)}`,
      ),
    );
    for (const delivery of due) await this.retry(delivery);
  }

  private async retry(delivery: DueDelivery): Promise<void> {
    const listener = this.registry.byId(delivery.listener);
    const failure = listener === undefined ? GONE : await this.deliver.attempt(eventOf(delivery), listener);
    const key = [delivery.tenant_id, delivery.listener, delivery.id];
    await this.unitOfWork.run(delivery.tenant_id, async (transaction) => {
      if (failure !== undefined) {
        const attempts = delivery.attempts + 1;
        await transaction.query(
          `update messaging.delivery set attempts = $4, error = $5, next_attempt_at = now() + make_interval(secs => $6)
           where tenant_id = $1 and listener = $2 and event_id = $3`,
          [...key, attempts, failure.error, (failure.isFinal ? undefined : pauseAfter(attempts)) ?? null],
        );
        return;
      }
      await transaction.query(
        'delete from messaging.delivery where tenant_id = $1 and listener = $2 and event_id = $3',
        key,
      );
      await transaction.query(
        `delete from messaging.outbox o where tenant_id = $1 and id = $2 and drained_at is not null
         and not exists (select from messaging.delivery d where d.tenant_id = o.tenant_id and d.event_id = o.id)`,
        [delivery.tenant_id, delivery.id],
      );
    });
  }
}
