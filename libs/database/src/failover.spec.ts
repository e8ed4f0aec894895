import { newId } from '#kernel';
import { LOGGER, type Logger } from '#runtime';
import { DedicatedCluster, startFeature, until, type TestFeature } from '#testing';
import { asOwner } from './testing/owner.js';
import { INSERT_THING, THINGS_SQL } from './testing/things.js';
import { DatabaseProbe, migrate, UnitOfWork } from './index.js';

const acme = newId();

/** Connections of the process's pool. */
const AT_ONCE = 4;

describe('a database that accepts no writes, like a former primary after a failover', () => {
  let cluster: DedicatedCluster;
  let feature: TestFeature;
  const lines: string[] = [];

  beforeAll(async () => {
    cluster = await DedicatedCluster.start();
    await migrate(cluster.url);
    await asOwner(cluster.url, ...THINGS_SQL);
    const { url, processUrl } = cluster;
    const database = { url, processUrl, drop: () => Promise.resolve() };
    feature = await startFeature([], { database, environment: { DATABASE_POOL: String(AT_ONCE) } });
    const logger = feature.app.get<Logger>(LOGGER);
    const note = (_facts: unknown, text: string): void => void lines.push(text);
    Object.assign(logger, { error: note, warn: note });
  }, 120_000);
  afterAll(async () => {
    await feature.close();
    await cluster.stop();
  });
  afterEach(() => cluster.takeWrites(true));

  const add = () => feature.app.get(UnitOfWork).query(acme, INSERT_THING, [newId(), acme, 'one']);
  const isWritable = async () => (await feature.app.get(DatabaseProbe).look()).writable === undefined;

  /** The server processes of four connections that are open at the same time: none is given back before all have answered. */
  const backends = async (): Promise<ReadonlySet<unknown>> => {
    let open = AT_ONCE;
    let letGo = (): void => undefined;
    const allOpen = new Promise<void>((resolve) => (letGo = resolve));
    const pids = await Promise.all(
      Array.from({ length: AT_ONCE }, () =>
        feature.app
          .get(UnitOfWork)
          .run(acme, async (transaction) => {
            const [row] = await transaction.query<{ pid: number }>('select pg_backend_pid() as pid');
            open -= 1;
            if (open === 0) letGo();
            await allOpen;
            return row?.pid;
          })
          // A connection that fails must not leave the others waiting.
          .finally(() => {
            letGo();
          }),
      ),
    );
    return new Set(pids);
  };

  it('K9: is reported as such by the probe, and answered as an unavailable service', async () => {
    expect(await isWritable()).toBe(true);
    await cluster.takeWrites(false);
    await until(async () => !(await isWritable()));
    await expect(add()).rejects.toMatchObject({ code: '25006' });
    await cluster.takeWrites(true);
    await until(isWritable);
    await add();
  });

  it('K9: loses every connection of the process as soon as one has detected it', async () => {
    const before = await backends();
    expect(before.size).toBe(AT_ONCE);
    await cluster.takeWrites(false);
    await until(async () => !(await isWritable()));
    await until(async () => [...(await backends())].every((pid) => !before.has(pid)));
  });

  it('K9: is logged once when it begins, and once when it is over', async () => {
    await until(isWritable);
    await add();
    lines.length = 0;
    await cluster.takeWrites(false);
    for (let attempt = 0; attempt < 20; attempt += 1) await add().catch(() => undefined);
    await cluster.takeWrites(true);
    await until(async () => {
      await add().catch(() => undefined);
      return lines.length > 1;
    });
    expect(lines).toEqual(['PostgreSQL is away', 'PostgreSQL is back']);
  });
});
