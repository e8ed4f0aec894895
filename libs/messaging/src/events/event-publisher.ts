import { Inject, Injectable } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { CLOCK, newId, type Clock, type EventDefinition } from '#kernel';
import { withContext, type RequestContext } from '#runtime';
import type { Transaction } from '#database';
import type { DomainEvent } from './domain-event.js';
import { Nudges } from './nudges.js';
import { PublicationHandlers } from './publication-handlers.js';
import { storableValue } from './storable-value.js';

/** Puts domain events into the outbox, in the transaction that made them true. */
@Injectable()
export class EventPublisher {
  readonly #pending = new WeakMap<Transaction, DomainEvent[]>();

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly nudges: Nudges,
    private readonly committed: EventEmitter2,
    private readonly handlers: PublicationHandlers,
  ) {}

  /**
   * Publishes an event. It exists if and only if `transaction` commits; all events of a transaction are written by one
   * statement that travels with the commit.
   */
  publish<Payload>(transaction: Transaction, definition: EventDefinition<Payload>, payload: Payload): void {
    if (transaction.tenantId === null)
      throw new Error(`${definition.name} needs the transaction of a tenant`);
    const event: DomainEvent = {
      id: newId(),
      tenantId: transaction.tenantId,
      name: definition.name,
      payload: definition.schema.parse(payload),
      context: actContext(),
      occurredAt: this.clock.now(),
    };
    const pending = this.#pending.get(transaction);
    if (pending === undefined) this.open(transaction, event);
    else pending.push(event);
    this.handlers.handle(event, transaction);
  }

  private open(transaction: Transaction, first: DomainEvent): void {
    const events = [first];
    this.#pending.set(transaction, events);
    transaction.beforeCommit(() => writeOutbox(transaction, events));
    transaction.afterCommit(() => {
      this.nudges.give(first.tenantId);
      for (const event of events) this.committed.emit(event.name, event);
    });
  }
}

/** Who and what set an event off. Whose it is, it says itself. */
function actContext(): RequestContext {
  const { tenantId: _tenantId, ...context } = withContext({});
  return context;
}

async function writeOutbox(transaction: Transaction, events: readonly DomainEvent[]): Promise<void> {
  await transaction.query(
    `insert into messaging.outbox (id, tenant_id, name, payload, context, occurred_at)
     select id, tenant_id, name, payload, context, occurred_at
     from jsonb_to_recordset($1) as event
       (id uuid, tenant_id uuid, name text, payload jsonb, context jsonb, occurred_at timestamptz)`,
    [
      JSON.stringify(
        events.map(({ id, tenantId, name, payload, context, occurredAt }) => ({
          id,
          tenant_id: tenantId,
          name,
          payload,
          context,
          occurred_at: occurredAt,
        })),
        storableValue,
      ),
    ],
  );
}
