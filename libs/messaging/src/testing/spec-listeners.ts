import { Module } from '@nestjs/common';
import * as z from 'zod';
import type { Transaction } from '#database';
import { requestContext } from '#runtime';
import { SPEC_ABOUT, specEvent } from '#testing';
import { EventPublisher, OnDomainEvent, OnEveryDomainEvent, type DomainEvent } from '../index.js';

const payload = z.object({ n: z.number() });
export const Happened = specEvent('messaging-spec.thing.happened.v1', payload);
const Followed = specEvent('messaging-spec.thing.followed.v1', payload);
/** Had another name in an earlier release. */
export const Renamed = specEvent('messaging-spec.thing.renamed.v1', payload, {
  ...SPEC_ABOUT,
  formerly: ['messaging-old.thing.renamed.v1'],
});
export const Unheard = specEvent('messaging-spec.thing.unheard.v1', payload);

type Thing = DomainEvent<{ readonly n: number }>;

/** Numbers of the events that one of the listeners currently fails on, and its error message. */
export const failing = new Map<number, string>();

/** Numbers of the events that the listener of every event currently fails on. */
export const unbearable = new Set<number>();

/** Records who received what, in the transaction of the delivery. */
async function note(transaction: Transaction, listener: string, event: Thing): Promise<void> {
  await transaction.query(
    'insert into public.heard (tenant_id, listener, n, context) values ($1, $2, $3, $4)',
    [event.tenantId, listener, event.payload.n, JSON.stringify(requestContext())],
  );
}

class SpecListeners {
  constructor(private readonly events: EventPublisher) {}

  @OnDomainEvent('messaging-spec.calm', Happened, Followed)
  async calm(event: Thing, transaction: Transaction): Promise<void> {
    await note(transaction, 'calm', event);
  }

  @OnDomainEvent('messaging-spec.calm-about-renamed', Renamed)
  async calmAboutRenamed(event: Thing, transaction: Transaction): Promise<void> {
    await note(transaction, `calm:${event.name}`, event);
  }

  @OnDomainEvent('messaging-spec.touchy', Happened)
  async touchy(event: Thing, transaction: Transaction): Promise<void> {
    await note(transaction, 'touchy', event);
    const complaint = failing.get(event.payload.n);
    if (complaint !== undefined) throw new Error(complaint);
    this.events.publish(transaction, Followed, event.payload);
  }

  @OnEveryDomainEvent('messaging-spec.all')
  async all(events: readonly DomainEvent[], transaction: Transaction): Promise<void> {
    for (const event of (events as readonly Thing[]).filter(({ name }) => name !== Unheard.name)) {
      await note(transaction, 'all', event);
      if (unbearable.has(event.payload.n)) throw new Error('unbearable');
    }
  }
}

/** A worker with listeners that write into table `heard`. */
@Module({
  providers: [
    {
      provide: SpecListeners,
      inject: [EventPublisher],
      useFactory: (events: EventPublisher) => new SpecListeners(events),
    },
  ],
})
export class SpecWorkerModule {}
