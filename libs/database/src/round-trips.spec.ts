import { newId } from '#kernel';
import { startFeature, type TestFeature } from '#testing';
import { LatencyProxy } from './testing/latency-proxy.js';
import { startThings } from './testing/start-things.js';
import { INSERT_THING } from './testing/things.js';
import { UnitOfWork, type Transaction } from './index.js';

describe('the number of round trips of a unit of work', () => {
  const acme = newId();
  let near: TestFeature;
  let proxy: LatencyProxy;
  let distant: TestFeature;

  beforeAll(async () => {
    near = await startThings();
    proxy = await LatencyProxy.to(near.database.processUrl);
    distant = await startFeature([], {
      database: near.database,
      environment: { DATABASE_URL: proxy.url, DATABASE_POOL: '1' },
    });
    await distant.app.get(UnitOfWork).run(acme, () => Promise.resolve()); // opens the connection
  });
  afterAll(async () => {
    await distant.close();
    await proxy.close();
    await near.close();
  });

  async function tripsOf(work: (transaction: Transaction) => Promise<unknown>): Promise<number> {
    const before = proxy.trips;
    await distant.app.get(UnitOfWork).run(acme, work);
    return proxy.trips - before;
  }

  it('is two for a unit of one statement', async () => {
    expect(await tripsOf((transaction) => transaction.query(INSERT_THING, [newId(), acme, 'one']))).toBe(2);
  });

  it('is one for a single query', async () => {
    const before = proxy.trips;
    await distant.app.get(UnitOfWork).query(acme, 'select 1');
    expect(proxy.trips - before).toBe(1);
  });

  it('does not grow with statements that are only sent, or with last writes', async () => {
    const trips = await tripsOf(async (transaction) => {
      transaction.send(INSERT_THING, [newId(), acme, 'sent']);
      transaction.beforeCommit(() => transaction.query(INSERT_THING, [newId(), acme, 'last']));
      await transaction.query(INSERT_THING, [newId(), acme, 'two']);
    });
    expect(trips).toBe(2);
    const rows = await near.app
      .get(UnitOfWork)
      .query(acme, `select name from spec.thing where name <> 'one' order by name`);
    expect(rows).toEqual([{ name: 'last' }, { name: 'sent' }, { name: 'two' }]);
  });
});
