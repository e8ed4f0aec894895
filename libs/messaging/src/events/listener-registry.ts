import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { Transaction } from '#database';
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
    for (const { instance } of this.discovery.getProviders() as { instance: unknown }[]) {
      if (typeof instance === 'object' && instance !== null) this.registerMethodsOf(instance);
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

  private registerMethodsOf(instance: object): void {
    const prototype = Object.getPrototypeOf(instance) as Record<string, unknown> | null;
    if (prototype === null) return;
    for (const name of this.scanner.getAllMethodNames(prototype)) {
      const method = prototype[name];
      if (typeof method !== 'function') continue;
      const metadata = this.reflector.get<ListenerMetadata | undefined>(DOMAIN_LISTENER, method);
      if (metadata === undefined) continue;
      if (this.#listeners.has(metadata.id)) throw new Error(`Two listeners are called ${metadata.id}`);
      this.#listeners.set(metadata.id, {
        ...metadata,
        handle: async (event, transaction) => {
          await (method.call(instance, event, transaction) as Promise<void>);
        },
      });
    }
  }
}
