import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { defineJob } from '../jobs/job-definition.js';
import { dueDelivery, noteFailure, removeDelivery } from '../infra/delivery-statements.js';
import { removeUnawaited } from '../infra/outbox-statements.js';
import { AttemptFailed, HandlesJob, type JobHandler } from '../jobs/job-handler.js';
import { DELIVERY_BACK_OFF } from './delivery-back-off.js';
import { DeliverEvent, type Failure } from './deliver-event.js';
import { eventOf, type OutboxRow } from './domain-event.js';
import { ListenerRegistry } from './listener-registry.js';

/** Retries an event with a listener that could not handle it, after the back-off. */
const Redelivery = defineJob({
  name: 'messaging.redeliver',
  due: 'messaging.deliveries_due',
  atOnce: 1,
  timeOutMs: 60_000,
  backOff: DELIVERY_BACK_OFF,
});

interface Delivery extends OutboxRow {
  readonly listener: string;
  /** Including this one. */
  readonly attempts: number;
}

/** Keeps an event for a listener that a later release may have again. */
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
    const [listener, eventId] = [id.slice(0, cut), id.slice(cut + 1)];
    const [row] = await transaction.run(dueDelivery, { tenantId: transaction.tenantId, listener, eventId });
    return row;
  }

  async execute(delivery: Delivery): Promise<void> {
    const listener = this.registry.byId(delivery.listener);
    const failure = listener === undefined ? GONE : await this.deliver.attempt(eventOf(delivery), listener);
    if (failure === undefined) return;
    throw failure.isFinal ? new AttemptFailed(failure.error, 'never') : new Error(failure.error);
  }

  async done(transaction: Transaction, { tenant_id: tenantId, listener, id }: Delivery): Promise<boolean> {
    transaction.send(removeDelivery, { tenantId, listener, eventId: id });
    await transaction.run(removeUnawaited, { tenantId, ids: [id] });
    return false;
  }

  async failed(
    transaction: Transaction,
    { tenant_id: tenantId, listener, id, attempts }: Delivery,
    cause: unknown,
    pauseSeconds: number | null,
  ): Promise<void> {
    const error = Error.isError(cause) ? cause.message : 'unknown error';
    await transaction.run(noteFailure, { tenantId, listener, eventId: id, attempts, error, pauseSeconds });
  }
}
