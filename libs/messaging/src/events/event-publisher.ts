import { Inject, Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { CLOCK, newId, type Clock, type EventDefinition, type DatabaseNow } from '#kernel';
import { withContext, type RequestContext } from '#runtime';
import type { Transaction } from '#database';
import { insertEvents } from '../infra/outbox-statements.js';
import type { PendingEvent } from './domain-event.js';
import { OutboxNotifier } from './outbox-notifier.js';
import { PublicationHandlers } from './publication-handlers.js';
import { storableValue } from './storable-value.js';

/** Puts domain events into the outbox, in the same transaction as the change that they report. */
@Injectable()
export class EventPublisher {
  readonly #pending = new WeakMap<Transaction, PendingEvent[]>();
  readonly #written = new WeakSet<Transaction>();

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly outboxNotifier: OutboxNotifier,
    private readonly committed: EventEmitter2,
    private readonly handlers: PublicationHandlers,
  ) {}

  /**
   * Publishes an event. It exists if and only if `transaction` commits. One statement, sent with the commit, writes all events of a
   * transaction.
   */
  publish<Payload>(transaction: Transaction, definition: EventDefinition<Payload>, payload: Payload): void {
    if (this.#written.has(transaction))
      throw new Error(`${definition.name}: the events of its transaction have been written`);
    const event: PendingEvent = {
      id: newId(),
      tenantId: transaction.tenantId,
      name: definition.name,
      payload: definition.schema.parse(payload),
      context: actContext(),
    };
    const pending = this.#pending.get(transaction);
    if (pending === undefined) this.open(transaction, event);
    else pending.push(event);
    this.handlers.handle(event, transaction);
  }

  private open(transaction: Transaction, first: PendingEvent): void {
    const events = [first];
    let occurredAt = new Date(0);
    this.#pending.set(transaction, events);
    transaction.beforeCommit(() => {
      this.#written.add(transaction);
      return writeOutbox(transaction, events, this.clock.now()).then((at) => (occurredAt = at));
    });
    transaction.afterCommit('messaging.nudge-workers', () => {
      this.outboxNotifier.notify(first.tenantId);
    });
    transaction.afterCommit('messaging.tell-committed', () => {
      for (const event of events) this.committed.emit(event.name, { ...event, occurredAt });
    });
  }
}

/** Who and what caused an event. The tenant is a field of the event itself. */
function actContext(): RequestContext {
  const { tenantId: _tenantId, ...context } = withContext({});
  return context;
}

/** Returns when the events occurred: at the time of their transaction. Throws synchronously if they cannot be written. */
function writeOutbox(
  transaction: Transaction,
  pending: readonly PendingEvent[],
  now: DatabaseNow,
): Promise<Date> {
  const rows = pending.map(({ id, tenantId, name, payload, context }) => ({
    id,
    tenant_id: tenantId,
    name,
    payload,
    context,
  }));
  const events = JSON.stringify(rows, storableValue);
  return transaction.run(insertEvents, { events, now }).then(([written]) => {
    if (written === undefined) throw new Error('The events were not written');
    return written.occurredAt;
  });
}
