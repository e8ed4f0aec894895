import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { Transaction } from '#database';
import { decoratedMethods } from '../decorated-methods.js';
import type { DomainEvent } from './domain-event.js';
import { DOMAIN_LISTENER, type ListenerMetadata } from './on-domain-event.js';

/** A durable listener, ready to be called. */
export interface DomainListener {
  /** See `ListenerMetadata`. */
  readonly id: string;
  readonly events: readonly string[] | undefined;
  /** Takes events that it has not handled yet; one, unless it takes batches. */
  handle(events: readonly DomainEvent[], transaction: Transaction): Promise<void>;
}

/** Every durable listener of the modules this process is composed of. */
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
      this.#listeners.set(metadata.id, {
        ...metadata,
        handle: metadata.events === undefined ? call : oneByOne(call),
      });
    }
  }

  /** The listeners of this kind of event that take events alone. */
  of(eventName: string): readonly DomainListener[] {
    return [...this.#listeners.values()].filter(({ events }) => events?.includes(eventName) === true);
  }

  /** The listeners of every event, which take batches. */
  ofEvery(): readonly DomainListener[] {
    return [...this.#listeners.values()].filter(({ events }) => events === undefined);
  }

  /** The listener with this id, if this process has it. */
  byId(id: string): DomainListener | undefined {
    return this.#listeners.get(id);
  }
}

function oneByOne(
  call: (event: DomainEvent, transaction: Transaction) => Promise<void>,
): DomainListener['handle'] {
  return async (events, transaction) => {
    for (const event of events) await call(event, transaction);
  };
}
