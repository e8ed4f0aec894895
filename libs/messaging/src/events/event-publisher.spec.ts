import { Module } from '@nestjs/common';
import * as z from 'zod';
import { newId, type PayloadOf } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { runInContext } from '#runtime';
import { asOwner, specEvent, startFeature, type TestFeature } from '#testing';
import { EventPublisher, OnCommitted, WithinPublication, type DomainEvent } from '../index.js';

const Counted = specEvent('messaging-spec.thing.counted.v1', z.object({ n: z.number().int() }));

/** A value that JSON cannot represent. */
const Endless = specEvent('messaging-spec.thing.endless.v1', z.object({ n: z.bigint() }));

class SpecMetrics {
  readonly seen: number[] = [];

  @OnCommitted(Counted)
  count(event: DomainEvent<PayloadOf<typeof Counted>>): void {
    this.seen.push(event.payload.n);
    if (event.payload.n < 0) throw new Error('metrics are broken');
  }
}

const Founded = specEvent('messaging-spec.thing.founded.v1', z.object({ n: z.number().int() }));

/** Handles each event in the transaction that publishes it. */
class SpecFoundation {
  @WithinPublication('messaging-spec.foundation', Founded)
  async found(event: DomainEvent<PayloadOf<typeof Founded>>, transaction: Transaction): Promise<void> {
    const { n } = event.payload;
    const [row] = await transaction.query<{ quotient: number }>('select 10 / $1::int as quotient', [n]);
    here.app.get(EventPublisher).publish(transaction, Counted, { n: row?.quotient ?? 0 });
  }
}

@Module({ providers: [SpecMetrics, SpecFoundation], exports: [SpecMetrics] })
class SpecMetricsModule {}

let here: TestFeature;

describe('publishing a domain event', () => {
  let elsewhere: TestFeature;
  let tenantId: string;

  beforeAll(async () => {
    here = await startFeature([SpecMetricsModule]);
    elsewhere = await startFeature([SpecMetricsModule], { database: here.database });
  });
  afterAll(async () => {
    await elsewhere.close();
    await here.close();
  });
  beforeEach(() => {
    tenantId = newId();
    for (const { app } of [here, elsewhere]) app.get(SpecMetrics).seen.length = 0;
  });

  const run = <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> =>
    here.app.get(UnitOfWork).run(tenantId, work);

  function publish(transaction: Transaction, ...numbers: number[]): void {
    for (const n of numbers) here.app.get(EventPublisher).publish(transaction, Counted, { n });
  }

  const outbox = (): Promise<Record<string, unknown>[]> =>
    asOwner(
      here.database,
      'select name, payload, context, occurred_at from messaging.outbox where tenant_id = $1 order by position',
      [tenantId],
    );

  it('puts it into the outbox when the transaction commits, in the order of publishing', async () => {
    await run(async (transaction) => {
      publish(transaction, 1, 2);
      await transaction.query('select 1');
      publish(transaction, 3);
    });
    expect((await outbox()).map(({ payload }) => payload)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  it('leaves nothing when the work or the commit fails', async () => {
    const failed = run(async (transaction) => {
      publish(transaction, 1);
      await transaction.query('select 1');
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    const lost = run(async (transaction) => {
      publish(transaction, 2);
      transaction.send('select 1 / 0');
    });
    await expect(lost).rejects.toMatchObject({ code: '22012' });
    expect(await outbox()).toEqual([]);
    expect(here.app.get(SpecMetrics).seen).toEqual([]);
  });

  it('records who and what caused it, and when', async () => {
    const context = {
      requestId: 'r1',
      correlationId: 'c1',
      actor: { kind: 'account', accountId: newId() },
      ip: '192.0.2.7',
      userAgent: 'Spec',
    } as const;
    here.clock.advance(3_600);
    const earliest = here.clock.now().getTime();
    await runInContext(context, () => run(async (transaction) => publish(transaction, 1)));
    const [row] = await outbox();
    expect(row).toMatchObject({ name: Counted.name, context });
    expect((row?.['occurred_at'] as Date).getTime()).toBeGreaterThanOrEqual(earliest);
  });

  it('refuses a payload that the definition does not allow, and an event without a tenant', async () => {
    await expect(run(async (transaction) => publish(transaction, 1.5))).rejects.toThrow();
    const free = here.app.get(UnitOfWork).runWithoutTenant(async (transaction) => publish(transaction, 1));
    await expect(free).rejects.toThrow('belongs to no tenant');
    expect(await outbox()).toEqual([]);
  });

  it('drops payload fields that the definition does not name', async () => {
    await run(async (transaction) => {
      const payload = { n: 1, password: 'hunter2' };
      here.app.get(EventPublisher).publish(transaction, Counted, payload);
    });
    expect((await outbox()).map(({ payload }) => payload)).toEqual([{ n: 1 }]);
  });

  it('calls the @OnCommitted methods of this process, and of no other, once it is durable', async () => {
    await run(async (transaction) => {
      publish(transaction, 1, 2);
      await transaction.query('select 1');
      expect(here.app.get(SpecMetrics).seen).toEqual([]);
    });
    expect(here.app.get(SpecMetrics).seen).toEqual([1, 2]);
    expect(elsewhere.app.get(SpecMetrics).seen).toEqual([]);
  });

  it('does urgent work within the publishing transaction, and records it for the durable listener', async () => {
    await run(async (transaction) => here.app.get(EventPublisher).publish(transaction, Founded, { n: 5 }));
    expect((await outbox()).map(({ name, payload }) => [name, payload])).toEqual([
      [Founded.name, { n: 5 }],
      [Counted.name, { n: 2 }],
    ]);
    const handled = `select listener, event_id = o.id as "isOfIt" from messaging.inbox i
      join messaging.outbox o on o.tenant_id = i.tenant_id and o.name = $2 where i.tenant_id = $1`;
    expect(await asOwner(here.database, handled, [tenantId, Founded.name])).toEqual([
      { listener: 'messaging-spec.foundation', isOfIt: true },
    ]);
  });

  it('does not happen when the urgent work fails', async () => {
    const failed = run(async (transaction) =>
      here.app.get(EventPublisher).publish(transaction, Founded, { n: 0 }),
    );
    await expect(failed).rejects.toMatchObject({ code: '22012' });
    expect(await outbox()).toEqual([]);
  });

  it('is not affected by an error in an @OnCommitted method', async () => {
    await run(async (transaction) => publish(transaction, -1, 5));
    expect(here.app.get(SpecMetrics).seen).toEqual([-1, 5]);
    expect(await outbox()).toHaveLength(2);
  });

  it('is refused after the events of its transaction were written, because it would be lost', async () => {
    const late = run(async (transaction) => {
      publish(transaction, 1);
      transaction.beforeCommit(() => {
        publish(transaction, 2);
        return Promise.resolve();
      });
      await Promise.resolve();
    });
    await expect(late).rejects.toThrow('have been written');
    expect(await outbox()).toEqual([]);
  });

  it('L5: rolls back its transaction when the event cannot be written', async () => {
    const unwritable = run(async (transaction) => {
      await transaction.query(`insert into messaging.inbox values ($1, 'spec', $1, now())`, [tenantId]);
      here.app.get(EventPublisher).publish(transaction, Endless, { n: 1n });
    });
    await expect(unwritable).rejects.toThrow(TypeError);
    const kept = 'select from messaging.inbox where tenant_id = $1';
    expect(await asOwner(here.database, kept, [tenantId])).toEqual([]);
  });
});
