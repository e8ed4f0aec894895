import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { defineJob } from '../jobs/job-definition.js';
import { AttemptFailed, HandlesJob, type JobHandler } from '../jobs/job-handler.js';
import { DELIVERY_BACK_OFF } from './delivery-back-off.js';
import { DeliverEvent, type Failure } from './deliver-event.js';
import { eventOf, type OutboxRow } from './domain-event.js';
import { ListenerRegistry } from './listener-registry.js';

/** Gives an event again to a listener that could not handle it, when its pause is over. */
const Redelivery = defineJob({
  name: 'messaging.redeliver',
  due: 'messaging.deliveries_due',
  atOnce: 1,
  timeOutMs: 60_000,
  backOff: DELIVERY_BACK_OFF,
});

interface Delivery extends OutboxRow {
  readonly listener: string;
  /** With this one. */
  readonly attempts: number;
}

/** What keeps an event for a listener that a later release may have again. */
const GONE: Failure = { error: 'No such listener in this release', isFinal: false };

/** The rows are `messaging.delivery`; their ids name listener and event. */
@Injectable()
@HandlesJob(Redelivery)
export class Redeliver implements JobHandler<Delivery> {
  constructor(
    private readonly deliver: DeliverEvent,
    private readonly registry: ListenerRegistry,
  ) {}

  async take(transaction: Transaction, id: string): Promise<Delivery | undefined> {
    const cut = id.lastIndexOf('/');
    const [row] = await transaction.query<Delivery & Record<string, unknown>>(
      `select o.id, o.tenant_id, o.name, o.payload, o.context, o.occurred_at, d.listener, d.attempts + 1 as attempts
       from messaging.delivery d join messaging.outbox o on o.tenant_id = d.tenant_id and o.id = d.event_id
       where d.tenant_id = $1 and d.listener = $2 and d.event_id = $3 and d.next_attempt_at <= now()`,
      [transaction.tenantId, id.slice(0, cut), id.slice(cut + 1)],
    );
    return row;
  }

  async execute(delivery: Delivery): Promise<void> {
    const listener = this.registry.byId(delivery.listener);
    const failure = listener === undefined ? GONE : await this.deliver.attempt(eventOf(delivery), listener);
    if (failure === undefined) return;
    throw failure.isFinal ? new AttemptFailed(failure.error, 'never') : new Error(failure.error);
  }

  async done(transaction: Transaction, { tenant_id, listener, id }: Delivery): Promise<boolean> {
    await transaction.query(
      'delete from messaging.delivery where tenant_id = $1 and listener = $2 and event_id = $3',
      [tenant_id, listener, id],
    );
    await transaction.query(
      `delete from messaging.outbox o where tenant_id = $1 and id = $2 and drained_at is not null
       and not exists (select from messaging.delivery d where d.tenant_id = o.tenant_id and d.event_id = o.id)`,
      [tenant_id, id],
    );
    return false;
  }

  async failed(
    transaction: Transaction,
    { tenant_id, listener, id, attempts }: Delivery,
    error: unknown,
    pauseSeconds: number | null,
  ): Promise<void> {
    await transaction.query(
      `update messaging.delivery set attempts = $4, error = $5, next_attempt_at = now() + make_interval(secs => $6)
       where tenant_id = $1 and listener = $2 and event_id = $3`,
      [
        tenant_id,
        listener,
        id,
        attempts,
        Error.isError(error) ? error.message : 'unknown error',
        pauseSeconds,
      ],
    );
  }
}
