import { Redis } from 'ioredis';
import { UnitOfWork } from '#database';
import { newId } from '#kernel';
import {
  asOwner,
  createTestDatabase,
  startFeature,
  until,
  type TestDatabase,
  type TestFeature,
} from '#testing';
import { FailedJobs, JobNotices } from '../index.js';
import { onEachBackend } from '../testing/on-each-backend.js';
import { Chores, execution, seen, SPEC_JOBS_SQL, SpecJobsModule, untakeable } from '../testing/spec-jobs.js';

onEachBackend('jobs', 13, (environment, isRedis) => {
  let database: TestDatabase;
  let server: TestFeature;
  let workers: TestFeature[];
  let tenantId: string;

  const startWorker = () => startFeature([SpecJobsModule], { database, environment, worker: true });

  beforeAll(async () => {
    database = await createTestDatabase();
    await asOwner(database, SPEC_JOBS_SQL);
    server = await startFeature([], { database, environment });
    workers = [await startWorker(), await startWorker()];
  });
  afterAll(async () => {
    await Promise.all([server, ...workers].map((process) => process.close()));
    await database.drop();
  });
  beforeEach(() => {
    tenantId = newId();
    execution.clear();
    untakeable.clear();
    Object.assign(seen, { now: new Map(), most: 0, runs: [] });
  });

  const sql = <Row extends object>(text: string, values: readonly unknown[] = []) =>
    asOwner<Row>(database, text, values);

  /** Creates a chore without a notice. Set up everything for its id first: a worker may find it at once. */
  async function chore(steps = 1, id = newId()): Promise<string> {
    await sql('insert into public.chore (tenant_id, id, steps) values ($1, $2, $3)', [tenantId, id, steps]);
    return id;
  }

  async function stateOf(id: string) {
    const [row] = await sql<{ attempts: number; error: string | null; isDone: boolean; isGivenUp: boolean }>(
      `select attempts, error, done_at is not null as "isDone", next_attempt_at is null as "isGivenUp"
       from public.chore where id = $1`,
      [id],
    );
    if (row === undefined) throw new Error('There is no such chore');
    return row;
  }

  const isDone = async (id: string): Promise<boolean> => (await stateOf(id)).isDone;
  const runsOf = (id: string): number => seen.runs.filter((one) => one === id).length;
  const claims = () => sql<{ key: string }>(`select key from messaging.claim where job = $1`, [Chores.name]);

  /** Blocks the executions of a chore until the returned function is called. */
  function held(id: string): () => void {
    let letGo = (): void => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    execution.set(id, () => gate);
    return letGo;
  }

  /** Simulates the restart of a Redis without persistence: all data is lost. */
  async function loseQueues(): Promise<void> {
    if (!isRedis) {
      await sql(`delete from queue.job where queue = $1`, [Chores.name]);
      return;
    }
    const redis = new Redis(environment['REDIS_URL'] ?? '');
    await redis.flushdb();
    await redis.quit();
  }

  it('are done once each, whichever worker is notified of them or finds them', async () => {
    const ids = await Promise.all(Array.from({ length: 30 }, () => chore()));
    await server.app.get(UnitOfWork).run(tenantId, async (transaction) => {
      for (const id of ids) server.app.get(JobNotices).announce(Chores, transaction, id);
      await transaction.query('select 1');
    });
    await until(async () => (await Promise.all(ids.map(isDone))).every(Boolean));
    expect([...seen.runs].sort()).toEqual([...ids].sort());
    await until(async () => (await claims()).length === 0);
  });

  it('continue with a row as long as it has more to do', async () => {
    const id = await chore(5);
    await until(() => isDone(id));
    expect(runsOf(id)).toBe(5);
  });

  it('wait for external systems without holding a transaction', async () => {
    const id = newId();
    const letGo = held(id);
    await chore(1, id);
    await until(() => runsOf(id) === 1);
    const open = () =>
      sql(
        `select from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
      );
    await until(async () => (await open()).length === 0); // except for what other specs do at the same moment
    letGo();
    await until(() => isDone(id));
  });

  it('K9: never run twice at once, even if the queue loses its data meanwhile, and are not forgotten', async () => {
    const id = newId();
    const letGo = held(id);
    await chore(1, id);
    const other = await chore();
    await until(() => runsOf(id) === 1);
    await loseQueues();
    await until(() => isDone(other));
    // Wait for more looks of the workers than they give their queue.
    for (let look = 0; look < 5; look += 1) {
      const next = await chore();
      await until(() => isDone(next));
    }
    letGo();
    await until(() => isDone(id));
    expect([seen.most, runsOf(id)]).toEqual([1, 1]);
  });

  it('are retried with pauses, and finally given up', async () => {
    const id = newId();
    execution.set(id, () => Promise.reject(new Error('not now')));
    await chore(1, id);
    await until(async () => (await stateOf(id)).isGivenUp);
    expect(await stateOf(id)).toMatchObject({ attempts: 3, error: 'Error: not now', isDone: false });
  });

  it('are listed as failed if they cannot even be taken, and done once they can', async () => {
    const id = newId();
    untakeable.add(id);
    await chore(1, id);
    const command = await startFeature([], { database, environment, command: true });
    const failed = () => command.app.get(FailedJobs).list({ name: Chores.name });
    try {
      await until(async () => (await failed()).length > 0);
      const [job] = await failed();
      expect(job?.reason).toBe('it cannot be taken');
      expect(job?.id).toMatch(`${Chores.name}/${tenantId}/${id}/`);
      untakeable.clear();
      await sql('update messaging.claim set ends_at = now()'); // half a minute later
      await until(() => isDone(id));
    } finally {
      await command.close();
    }
  });

  it('are taken over when their worker is gone', async () => {
    const id = newId();
    await sql(`insert into messaging.claim values ($1, $2, $3, now() + interval '1 hour')`, [
      Chores.name,
      `${tenantId}/${id}`,
      newId(),
    ]);
    await chore(1, id);
    const other = await chore();
    await until(() => isDone(other));
    expect(runsOf(id)).toBe(0);
    await sql('update messaging.claim set ends_at = now()'); // much later
    await until(() => isDone(id));
  });

  it('are given back by a worker that shuts down, without losing an attempt', async () => {
    await Promise.all(workers.map((worker) => worker.close()));
    workers = [await startWorker()];
    const id = newId();
    execution.set(
      id,
      ({ signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            reject(new Error('stopped'));
          });
        }),
    );
    await chore(1, id);
    await until(() => runsOf(id) === 1);
    await workers[0]?.close();
    expect(await stateOf(id)).toMatchObject({ attempts: 0, error: null, isDone: false });
    expect(await claims()).toEqual([]);
    execution.clear();
    workers = [await startWorker()];
    await until(() => isDone(id));
  });
});
