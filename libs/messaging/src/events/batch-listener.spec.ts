import { Module } from '@nestjs/common';
import * as z from 'zod';
import { UnitOfWork, type Transaction } from '#database';
import { newId } from '#kernel';
import { asOwner, specEvent, startFeature, until, type TestFeature } from '#testing';
import { EventPublisher, OnDomainEventBatch, type DomainEvent } from '../index.js';

const Summed = specEvent('messaging-spec.thing.summed.v1', z.object({ n: z.number() }));

/** The sum of each batch that the listener received. */
const sums: number[] = [];

/** A number that the listener currently fails on. */
let unbearable: number | undefined;

class SumListener {
  @OnDomainEventBatch('messaging-spec.sum', Summed)
  async sum(events: readonly DomainEvent<{ readonly n: number }>[], transaction: Transaction): Promise<void> {
    if (events.some(({ payload }) => payload.n === unbearable)) throw new Error('unbearable');
    const numbers = events.map(({ payload }) => payload.n);
    transaction.afterCommit('spec.sum', () => sums.push(numbers.reduce((sum, n) => sum + n, 0)));
    await Promise.resolve();
  }
}

@Module({ providers: [SumListener] })
class SumModule {}

describe('a batch listener', () => {
  const tenantId = newId();
  let feature: TestFeature;

  beforeAll(async () => {
    feature = await startFeature([SumModule], { worker: true });
  });
  afterAll(() => feature.close());

  const publish = (...numbers: number[]): Promise<void> =>
    feature.app.get(UnitOfWork).run(tenantId, async (transaction) => {
      for (const n of numbers) feature.app.get(EventPublisher).publish(transaction, Summed, { n });
      await Promise.resolve();
    });

  const failures = () =>
    asOwner<{ n: number; error: string }>(
      feature.database,
      `select (o.payload ->> 'n')::int as n, d.error from messaging.outbox o join messaging.delivery d on d.event_id = o.id`,
    );

  it('receives events that are delivered at the same time together', async () => {
    await publish(1, 2, 3);
    await until(() => sums.length > 0);
    expect(sums).toEqual([6]);
  });

  it('receives the events of a failed batch one by one, so that one event does not block the others', async () => {
    sums.length = 0;
    unbearable = 20;
    await publish(10, 20, 30);
    await until(async () => (await failures()).length > 0);
    expect(sums).toEqual([10, 30]);
    expect(await failures()).toEqual([{ n: 20, error: 'Error: unbearable' }]);
  });
});
