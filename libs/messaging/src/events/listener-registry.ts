import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { Transaction } from '#database';
import { decoratedMethods } from '../decorated-methods.js';
import { runInContext } from '#runtime';
import { reactionTo, type DomainEvent } from './domain-event.js';
import { DOMAIN_LISTENER, type ListenerMetadata } from './on-domain-event.js';
import { parsedEvent } from './parsed-event.js';

/** A durable listener, ready to be called. */
export interface DomainListener {
  /** See `ListenerMetadata`. */
  readonly id: string;
  /** Whether it receives every event. */
  readonly isOfEvery: boolean;
  hears(eventName: string): boolean;
  /** Handles events that it has not handled yet, in their order. Throws `UnfitPayload` if further attempts are pointless. */
  handle(events: readonly DomainEvent[], transaction: Transaction): Promise<void>;
}

/** Every durable listener of the modules in this process. */
@Injectable()
export class ListenerRegistry implements OnApplicationBootstrap {
  readonly #listeners = new Map<string, DomainListener>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const { discovery, scanner, reflector } = this;
    const methods = decoratedMethods<ListenerMetadata>(DOMAIN_LISTENER, discovery, scanner, reflector);
    for (const { metadata, call } of methods) {
      if (this.#listeners.has(metadata.id)) throw new Error(`Two listeners are called ${metadata.id}`);
      this.#listeners.set(metadata.id, listenerOf(metadata, call));
    }
  }

  /** All listeners; those of every event come first. */
  all(): readonly DomainListener[] {
    return [...this.#listeners.values()].sort((a, b) => Number(b.isOfEvery) - Number(a.isOfEvery));
  }

  /** The listener with this id, if this process has it. */
  byId(id: string): DomainListener | undefined {
    return this.#listeners.get(id);
  }
}

function listenerOf(
  { id, events, isOfBatches }: ListenerMetadata,
  call: (...args: readonly unknown[]) => Promise<void>,
): DomainListener {
  if (events === undefined) return { id, isOfEvery: true, hears: () => true, handle: call };
  const byName = new Map(events.map((definition) => [definition.name as string, definition]));
  const parsed = (event: DomainEvent): DomainEvent => {
    const definition = byName.get(event.name);
    if (definition === undefined) throw new Error(`${id} does not hear ${event.name}`);
    return parsedEvent(event, definition);
  };
  return {
    id,
    isOfEvery: false,
    hears: (name) => byName.has(name),
    handle: async (given, transaction) => {
      if (isOfBatches) return call(given.map(parsed), transaction);
      for (const event of given)
        await runInContext(reactionTo(event), () => call(parsed(event), transaction));
    },
  };
}
