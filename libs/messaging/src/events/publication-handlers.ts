import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { readDatabaseNow, type Transaction } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { decoratedMethods } from '../decorated-methods.js';
import { noteHandled } from '../infra/inbox-statements.js';
import type { DomainEvent, PendingEvent } from './domain-event.js';
import { WITHIN_PUBLICATION, type PublicationMetadata } from './on-domain-event.js';

interface Handler extends PublicationMetadata {
  readonly call: (event: DomainEvent, transaction: Transaction) => Promise<void>;
}

/** Runs the `WithinPublication` methods of this process's modules. */
@Injectable()
export class PublicationHandlers implements OnApplicationBootstrap {
  readonly #handlers = new Map<string, Handler[]>();

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const { discovery, scanner, reflector } = this;
    const methods = decoratedMethods<PublicationMetadata>(WITHIN_PUBLICATION, discovery, scanner, reflector);
    for (const { metadata, call } of methods) {
      const others = this.#handlers.get(metadata.event) ?? [];
      this.#handlers.set(metadata.event, [...others, { ...metadata, call }]);
    }
  }

  /** Handles the event before its transaction commits, and records that for the durable listeners. */
  handle(event: PendingEvent, transaction: Transaction): void {
    for (const { id, call } of this.#handlers.get(event.name) ?? []) {
      transaction.asLastStep(async () => {
        transaction.send(noteHandled, {
          tenantId: event.tenantId,
          listener: id,
          eventIds: [event.id],
        });
        await call(
          { ...event, occurredAt: await readDatabaseNow(transaction, this.clock.now()) },
          transaction,
        );
      });
    }
  }
}
