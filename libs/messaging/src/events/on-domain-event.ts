import { SetMetadata } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import type { Transaction } from '#database';
import type { EventDefinition, PayloadOf } from '#kernel';
import type { DomainEvent } from './domain-event.js';

/** Decorates a method that accepts the parameters of `Handler`; any other method does not compile. */
type HandlerDecorator<Handler> = <Method extends Handler>(
  target: object,
  key: string,
  descriptor: TypedPropertyDescriptor<Method>,
) => void;

/** Handles an event in a transaction of its tenant. */
type EventHandler<Payload> = (event: DomainEvent<Payload>, transaction: Transaction) => Promise<void>;

/** Handles events of one tenant, in their order, together in one transaction. */
type BatchHandler<Payload> = (
  events: readonly DomainEvent<Payload>[],
  transaction: Transaction,
) => Promise<void>;

/** Handles an event that has been committed. */
type CommittedHandler<Payload> = (event: DomainEvent<Payload>) => void;

/** Metadata key of durable listeners. */
export const DOMAIN_LISTENER = Symbol('DomainListener');

export interface ListenerMetadata {
  /** `<module>.<what-it-does>`. It is the inbox key: never change it. */
  readonly id: string;
  /** The events it receives; undefined = every event. */
  readonly events: readonly EventDefinition[] | undefined;
  /** Whether it receives batches instead of single events. */
  readonly isOfBatches: boolean;
}

/**
 * Marks a method `(event, transaction)` as a durable listener. The worker calls it exactly once for each event, in a transaction of the
 * event's tenant that also writes the inbox row. Events delivered at the same time share the transaction, unless one of them fails. A
 * failure is retried with increasing pauses. The method receives the payload as parsed by the event's schema. A stored payload that does
 * not fit is parked at once for the operator.
 */
export function OnDomainEvent<const Definitions extends readonly EventDefinition[]>(
  id: string,
  ...events: Definitions
): HandlerDecorator<EventHandler<PayloadOf<Definitions[number]>>> {
  return SetMetadata(DOMAIN_LISTENER, { id, events, isOfBatches: false } satisfies ListenerMetadata);
}

/**
 * Like `OnDomainEvent`, for a method `(events, transaction)` that receives all events delivered at the same time, in their order. Use it
 * for sums and other work that needs one statement for many events. The context has no actor, as the events may have several. When a batch
 * fails, each event is tried alone.
 */
export function OnDomainEventBatch<const Definitions extends readonly EventDefinition[]>(
  id: string,
  ...events: Definitions
): HandlerDecorator<BatchHandler<PayloadOf<Definitions[number]>>> {
  return SetMetadata(DOMAIN_LISTENER, { id, events, isOfBatches: true } satisfies ListenerMetadata);
}

/**
 * Marks a method `(events, transaction)` as a durable listener of every event, in the order of each tenant. Events delivered at the same
 * time come together, in one transaction with one set of inbox rows. When that fails, each event is tried alone, so that one bad event does
 * not block the others. Payloads are passed as stored, including those of events that this release does not know.
 */
export function OnEveryDomainEvent(id: string): HandlerDecorator<BatchHandler<unknown>> {
  return SetMetadata(DOMAIN_LISTENER, {
    id,
    events: undefined,
    isOfBatches: true,
  } satisfies ListenerMetadata);
}

/** Metadata key of work done within a publication. */
export const WITHIN_PUBLICATION = Symbol('WithinPublication');

export interface PublicationMetadata {
  /** Id of the durable listener whose work the method does. */
  readonly id: string;
  readonly event: string;
}

/**
 * Marks a method `(event, transaction)` that does the work of the durable listener `id` within the transaction that publishes the event, so
 * that neither exists without the other. The listener itself then skips the event. The publisher pays for it: use it only for work that
 * cannot wait for a worker, in every process that publishes the event.
 */
export function WithinPublication<Payload>(
  id: string,
  { name }: EventDefinition<Payload>,
): HandlerDecorator<EventHandler<Payload>> {
  return SetMetadata(WITHIN_PUBLICATION, { id, event: name } satisfies PublicationMetadata);
}

/**
 * Marks a method `(event)` that receives an event in the process that committed it, at once and at most once. Only for metrics and caches;
 * use a durable listener for work that must happen. An error is logged and has no other effect.
 */
export function OnCommitted<Payload>({
  name,
}: EventDefinition<Payload>): HandlerDecorator<CommittedHandler<Payload>> {
  return OnEvent(name, { suppressErrors: true });
}
