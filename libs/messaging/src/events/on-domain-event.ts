import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import type { Transaction } from '#database';
import type { EventDefinition } from '#kernel';
import type { DomainEvent } from './domain-event.js';

/** Metadata key of durable listeners. */
export const DOMAIN_LISTENER = Symbol('DomainListener');

export interface ListenerMetadata {
  /** Stable for ever: it is the inbox key. `<module>.<what-it-does>`. */
  readonly id: string;
  /** Names of the events it hears; undefined = every event, and it takes them a batch at a time. */
  readonly events: readonly string[] | undefined;
}

/**
 * Marks a method `(event, transaction)` as a durable listener: the worker calls it exactly once for each event, in a
 * transaction of the event's tenant together with the inbox row; a failure is retried with growing pauses.
 */
export function OnDomainEvent(
  id: string,
  ...events: readonly Pick<EventDefinition, 'name'>[]
): CustomDecorator<symbol> {
  const metadata: ListenerMetadata = { id, events: events.map(({ name }) => name) };
  return SetMetadata(DOMAIN_LISTENER, metadata);
}

/** A method that takes events of one tenant, in their order, together in one transaction. */
type BatchHandler = (events: readonly DomainEvent[], transaction: Transaction) => Promise<void>;

/**
 * Marks a method `(events, transaction)` as a durable listener of every event, in the order of each tenant. What is
 * delivered at the same time comes together: one transaction, one set of inbox rows. When that fails, each event is tried
 * alone, so that one which cannot be handled holds up no other.
 */
export function OnEveryDomainEvent(
  id: string,
): (target: object, key: string, descriptor: TypedPropertyDescriptor<BatchHandler>) => void {
  return SetMetadata(DOMAIN_LISTENER, { id, events: undefined } satisfies ListenerMetadata);
}

/** Metadata key of what is done within a publication. */
export const WITHIN_PUBLICATION = Symbol('WithinPublication');

export interface PublicationMetadata {
  /** Id of the durable listener whose work this does. */
  readonly id: string;
  readonly event: string;
}

/** A method that takes an event in the transaction that publishes it. */
type PublicationHandler = (event: DomainEvent, transaction: Transaction) => Promise<void>;

/**
 * Marks a method `(event, transaction)` that does the work of the durable listener `id` already in the transaction that
 * publishes the event, so that the one never exists without the other. The listener itself then leaves the event out. It
 * costs whoever publishes: for what cannot wait for a worker, in every process that publishes the event.
 */
export function WithinPublication(
  id: string,
  { name }: Pick<EventDefinition, 'name'>,
): (target: object, key: string, descriptor: TypedPropertyDescriptor<PublicationHandler>) => void {
  return SetMetadata(WITHIN_PUBLICATION, { id, event: name } satisfies PublicationMetadata);
}

/**
 * Marks a method `(event)` that hears of an event in the process that committed it, at once and at most once. For
 * metrics and caches only: what must happen is a durable listener. An error is logged and hurts nobody.
 */
export function OnCommitted(definition: Pick<EventDefinition, 'name'>): MethodDecorator {
  return OnEvent(definition.name, { suppressErrors: true });
}
