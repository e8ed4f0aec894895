import { Redis } from 'ioredis';
import { newId } from '#kernel';
import { UnitOfWork } from '#database';
import { asOwner, startFeature, until, type TestFeature } from '#testing';
import { LiveNotifications, type LiveData } from '../index.js';
import { onEachBackend } from '../testing/on-each-backend.js';

onEachBackend('live notifications', 2, (environment, isRedis) => {
  let here: TestFeature;
  let elsewhere: TestFeature;
  let topic: string;

  beforeAll(async () => {
    here = await startFeature([], { environment });
    elsewhere = await startFeature([], { environment, database: here.database });
  });
  afterAll(async () => {
    await elsewhere.close();
    await here.close();
  });
  beforeEach(() => {
    topic = `spec:${newId()}`;
  });

  const live = (process: TestFeature): LiveNotifications => process.app.get(LiveNotifications);

  function announce(data: LiveData, on = topic): Promise<void> {
    return here.app.get(UnitOfWork).run(newId(), async (transaction) => {
      live(here).announce(transaction, on, data);
      await transaction.query('select 1');
    });
  }

  function listen(process: TestFeature, on = topic): { heard: LiveData[]; stop: () => void } {
    const heard: LiveData[] = [];
    return { heard, stop: live(process).subscribe(on, (data) => heard.push(data)) };
  }

  /** Closes the connections that receive notices, like a failing network. */
  async function cutLines(): Promise<void> {
    if (isRedis) {
      const redis = new Redis(environment['REDIS_URL'] ?? '');
      await redis.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
      await redis.quit();
      return;
    }
    await asOwner(
      here.database,
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and (query ilike 'listen %' or query like 'select pg_notify%')`,
    );
  }

  it('reach every process, including the sender', async () => {
    const [near, far] = [listen(here), listen(elsewhere)];
    await announce({ id: 'x', n: 1, on: true });
    await until(() => near.heard.length > 0 && far.heard.length > 0);
    expect([near.heard, far.heard]).toEqual([[{ id: 'x', n: 1, on: true }], [{ id: 'x', n: 1, on: true }]]);
  });

  it('are never sent for a transaction that was rolled back', async () => {
    const { heard } = listen(elsewhere);
    const failed = here.app.get(UnitOfWork).run(newId(), async (transaction) => {
      live(here).announce(transaction, topic, { n: 1 });
      await transaction.query('select 1 / 0');
    });
    await expect(failed).rejects.toMatchObject({ code: '22012' });
    await announce({ n: 2 });
    await until(() => heard.length > 0);
    expect(heard).toEqual([{ n: 2 }]);
  });

  it('reach only subscribers of their topic, until they unsubscribe', async () => {
    const [other, stopped, staying] = [listen(elsewhere, `${topic}:x`), listen(elsewhere), listen(elsewhere)];
    stopped.stop();
    stopped.stop();
    await announce({ n: 1 });
    await until(() => staying.heard.length > 0);
    expect([other.heard, stopped.heard]).toEqual([[], []]);
  });

  it('reach the other subscribers even if one of them fails', async () => {
    live(elsewhere).subscribe(topic, () => {
      throw new Error('a handler that fails');
    });
    const { heard } = listen(elsewhere);
    await announce({ n: 1 });
    await announce({ n: 2 });
    await until(() => heard.length === 2);
  });

  it('tell subscribers after an interruption that some may have been missed, and go on', async () => {
    const { heard } = listen(elsewhere);
    expect(live(elsewhere).isConnected()).toBe(true);
    await cutLines();
    await until(() => heard.length > 0);
    expect(heard).toEqual([{ resync: true }]);
    await until(() => live(here).isConnected() && live(elsewhere).isConnected());
    await until(async () => {
      await announce({ n: 3 });
      return heard.length > 1;
    });
    expect(heard[1]).toEqual({ n: 3 });
  });
});
