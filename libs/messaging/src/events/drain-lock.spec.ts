import { jest } from '@jest/globals';
import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import * as z from 'zod';
import { DATABASE_POOL, Transaction, UnitOfWork, type ConnectionPool } from '#database';
import { newId } from '#kernel';
import { asOwner, specEvent, startFeature, until, type TestFeature } from '#testing';
import { EventPublisher, OnDomainEvent, type DomainEvent } from '../index.js';
import { DeliverBatch } from './deliver-batch.js';
import { DeliverEvent } from './deliver-event.js';
import { DrainOutbox } from './drain-outbox.js';
import { ListenerRegistry } from './listener-registry.js';

const Slow = specEvent('messaging-spec.thing.slowed.v1', z.object({}));

/** What the first listener does with an event before it records it. */
let before: (transaction: Transaction) => Promise<unknown> = () => Promise.resolve();
/** Which listener of which process has handled something, recorded once it was durable. */
const heard: [listener: string, process: object][] = [];

class SlowListeners {
  @OnDomainEvent('messaging-spec.slow', Slow)
  async slow(_event: DomainEvent, transaction: Transaction): Promise<void> {
    await before(transaction);
    transaction.afterCommit('spec.hear', () => heard.push(['slow', this]));
  }

  @OnDomainEvent('messaging-spec.next', Slow)
  async next(_event: DomainEvent, transaction: Transaction): Promise<void> {
    transaction.afterCommit('spec.hear', () => heard.push(['next', this]));
    await Promise.resolve();
  }
}

/** The parts that drain, without the triggers that start a drain by themselves. */
@Module({
  imports: [DiscoveryModule],
  providers: [SlowListeners, ListenerRegistry, DeliverBatch, DeliverEvent, DrainOutbox],
})
class DrainModule {}

const CONNECTIONS = 3;

describe('the lock of a drain', () => {
  let tenantId: string;
  let [first, second] = [] as unknown as [TestFeature, TestFeature];

  beforeAll(async () => {
    const environment = { DATABASE_POOL: String(CONNECTIONS) };
    first = await startFeature([DrainModule], { environment });
    second = await startFeature([DrainModule], { environment, database: first.database });
  });
  afterAll(async () => {
    await second.close();
    await first.close();
  });
  afterEach(() => jest.restoreAllMocks());
  beforeEach(() => {
    tenantId = newId();
    heard.length = 0;
  });

  const drain = (worker: TestFeature) => worker.app.get(DrainOutbox, { strict: false }).drain(tenantId);

  const listeners = (worker: TestFeature) => worker.app.get(SlowListeners, { strict: false });

  const publish = (): Promise<void> =>
    first.app.get(UnitOfWork).run(tenantId, async (transaction) => {
      first.app.get(EventPublisher).publish(transaction, Slow, {});
      await Promise.resolve();
    });

  /** Sets an option for every connection that a process will use. */
  async function set(worker: TestFeature, setting: string): Promise<void> {
    const pool = worker.app.get<ConnectionPool>(DATABASE_POOL);
    const clients = await Promise.all(Array.from({ length: CONNECTIONS }, () => pool.connect()));
    for (const client of clients) {
      await client.query(`set ${setting}`);
      client.release();
    }
  }

  /** Collects from now on the signals that tell drains that their lock is lost. */
  function noteLosses(): readonly AbortSignal[] {
    const signals: AbortSignal[] = [];
    const awake = Transaction.prototype.withKeepAlive;
    jest.spyOn(Transaction.prototype, 'withKeepAlive').mockImplementation(function (this: Transaction, work) {
      return awake.call(this, (lost) => {
        signals.push(lost);
        return work(lost);
      });
    });
    return signals;
  }

  const left = () =>
    asOwner(
      first.database,
      `select (select count(*)::int from messaging.outbox where tenant_id = $1) as events,
         (select count(*)::int from messaging.delivery where tenant_id = $1) as deliveries`,
      [tenantId],
    );

  it('is held as long as a listener works, even if its connection is otherwise idle', async () => {
    await set(first, 'idle_in_transaction_session_timeout to 2000');
    let isIn = false;
    before = async (transaction) => {
      isIn = true;
      // This transaction began after the one that holds the lock, and is not idle.
      await until(async () => {
        const [row] = await transaction.query<{ isLong: boolean }>(
          `select clock_timestamp() - now() > interval '3 s' as "isLong"`,
        );
        return row?.isLong === true;
      });
    };
    await publish();
    let isDone = false;
    const draining = drain(first).finally(() => (isDone = true));
    await until(() => isIn);
    const others: number[] = [];
    await until(async () => {
      if (!isDone) others.push(await drain(second));
      return isDone;
    });
    await expect(draining).resolves.toBe(1);
    expect(heard).toEqual([
      ['slow', listeners(first)],
      ['next', listeners(first)],
    ]);
    expect(new Set(others)).toEqual(new Set([0]));
    expect(await left()).toEqual([{ events: 0, deliveries: 0 }]);
  }, 20_000);

  it('stops its drain when it is lost: no further listener receives anything, and another drain goes on', async () => {
    let [finish, isIn] = [() => {}, false];
    before = () =>
      new Promise<void>((resolve) => {
        [finish, isIn] = [resolve, true];
      });
    await publish();
    const losses = noteLosses();
    const draining = drain(first);
    draining.catch(() => undefined); // checked below
    await until(() => isIn);
    const lock = `from pg_locks where locktype = 'advisory' and database =
      (select oid from pg_database where datname = current_database())`;
    await asOwner(first.database, `select pg_terminate_backend(pid) ${lock}`);
    await until(() => losses.some(({ aborted }) => aborted));
    finish();
    await expect(draining).rejects.toThrow();
    expect(heard).toEqual([['slow', listeners(first)]]);
    await expect(drain(second)).resolves.toBe(1);
    expect(heard).toEqual([
      ['slow', listeners(first)],
      ['next', listeners(second)],
    ]);
    expect(await left()).toEqual([{ events: 0, deliveries: 0 }]);
  }, 20_000);
});
