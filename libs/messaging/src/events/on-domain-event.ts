import { SetMetadata } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import type { Transaction } from '#database';
import type { EventDefinition, PayloadOf } from '#kernel';
import type { DomainEvent } from './domain-event.js';

/** Decorates a method that can take what `Handler` takes; another method does not compile. */
type HandlerDecorator<Handler> = <Method extends Handler>(
  target: object,
  key: string,
  descriptor: TypedPropertyDescriptor<Method>,
) => void;

/** Takes an event in a transaction of its tenant. */
type EventHandler<Payload> = (event: DomainEvent<Payload>, transaction: Transaction) => Promise<void>;

/** Takes events of one tenant, in their order, together in one transaction. */
type BatchHandler<Payload> = (
  events: readonly DomainEvent<Payload>[],
  transaction: Transaction,
) => Promise<void>;

/** Takes an event that has been committed. */
type CommittedHandler<Payload> = (event: DomainEvent<Payload>) => void;

/** Metadata key of durable listeners. */
export const DOMAIN_LISTENER = Symbol('DomainListener');

export interface ListenerMetadata {
  /** Never changes: it is the inbox key. `<module>.<what-it-does>`. */
  readonly id: string;
  /** The events it hears; undefined = every event. */
  readonly events: readonly EventDefinition[] | undefined;
  /** Whether it takes a batch at a time, and not one after the other. */
  readonly isOfBatches: boolean;
}

/**
 * Marks a method `(event, transaction)` as a durable listener: the worker calls it exactly once for each event, in a
 * transaction of the event's tenant together with the inbox row; events that are delivered at the same time share it, unless one
 * of them fails. A failure is retried with growing pauses. The method is given
 * the payload as the event's schema parses it. A stored payload that does not fit is parked at once, for the operator to see.
 */
export function OnDomainEvent<const Definitions extends readonly EventDefinition[]>(
  id: string,
  ...events: Definitions
): HandlerDecorator<EventHandler<PayloadOf<Definitions[number]>>> {
  return SetMetadata(DOMAIN_LISTENER, { id, events, isOfBatches: false } satisfies ListenerMetadata);
}

/**
 * The same for a method `(events, transaction)` that is given together, in their order, what is delivered at the same time: for what adds up,
 * and needs one statement for many. Nothing says whose doing it is, as it is of several. When a batch fails, each event is tried alone.
 */
export function OnDomainEventBatch<const Definitions extends readonly EventDefinition[]>(
  id: string,
  ...events: Definitions
): HandlerDecorator<BatchHandler<PayloadOf<Definitions[number]>>> {
  return SetMetadata(DOMAIN_LISTENER, { id, events, isOfBatches: true } satisfies ListenerMetadata);
}

/**
 * Marks a method `(events, transaction)` as a durable listener of every event, in the order of each tenant. What is
 * delivered at the same time comes together: one transaction, one set of inbox rows. When that fails, each event is tried
 * alone, so that one which cannot be handled holds up no other. Payloads come as they are stored, those of events that this
 * release does not know included.
 */
export function OnEveryDomainEvent(id: string): HandlerDecorator<BatchHandler<unknown>> {
  return SetMetadata(DOMAIN_LISTENER, {
    id,
    events: undefined,
    isOfBatches: true,
  } satisfies ListenerMetadata);
}

/** Metadata key of what is done within a publication. */
export const WITHIN_PUBLICATION = Symbol('WithinPublication');

export interface PublicationMetadata {
  /** Id of the durable listener whose work this does. */
  readonly id: string;
  readonly event: string;
}

/**
 * Marks a method `(event, transaction)` that does the work of the durable listener `id` already in the transaction that
 * publishes the event, so that the one never exists without the other. The listener itself then leaves the event out. It
 * costs whoever publishes: for what cannot wait for a worker, in every process that publishes the event.
 */
export function WithinPublication<Payload>(
  id: string,
  { name }: EventDefinition<Payload>,
): HandlerDecorator<EventHandler<Payload>> {
  return SetMetadata(WITHIN_PUBLICATION, { id, event: name } satisfies PublicationMetadata);
}

/**
 * Marks a method `(event)` that hears of an event in the process that committed it, at once and at most once. For
 * metrics and caches only: what must happen is a durable listener. An error is logged and has no other effect.
 */
export function OnCommitted<Payload>({
  name,
}: EventDefinition<Payload>): HandlerDecorator<CommittedHandler<Payload>> {
  return OnEvent(name, { suppressErrors: true });
}
