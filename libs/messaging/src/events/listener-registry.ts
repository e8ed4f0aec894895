import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { Transaction } from '#database';
import { decoratedMethods } from '../decorated-methods.js';
import type { DomainEvent } from './domain-event.js';
import { DOMAIN_LISTENER, type ListenerMetadata } from './on-domain-event.js';

/** A durable listener, ready to be called. */
export interface DomainListener extends ListenerMetadata {
  handle(event: DomainEvent, transaction: Transaction): Promise<void>;
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
      this.#listeners.set(metadata.id, { ...metadata, handle: call });
    }
  }

  /** The listeners of an event, in the order of their ids. */
  of(eventName: string): readonly DomainListener[] {
    return [...this.#listeners.values()].filter(
      ({ events }) => events === undefined || events.includes(eventName),
    );
  }

  /** The listener with this id, if this process has it. */
  byId(id: string): DomainListener | undefined {
    return this.#listeners.get(id);
  }
}
