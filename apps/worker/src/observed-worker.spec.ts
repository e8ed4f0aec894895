import { randomBytes } from 'node:crypto';
import { readSettings, type Settings } from '#runtime';
import { createTestDatabase, until, type TestDatabase } from '#testing';
import { openWorker, type OpenWorker } from './open-worker.js';

const TOKEN = randomBytes(16).toString('hex');

/** A task that every worker has, and that runs at once when it is new. */
const TASK = 'messaging.purge-inbox';

interface Task {
  readonly id: string;
  readonly finishedAt: string | null;
  readonly failures: number;
  readonly isOverdue: boolean;
}

describe('a worker under observation', () => {
  let database: TestDatabase;
  let settings: Settings;
  let worker: OpenWorker;

  beforeAll(async () => {
    database = await createTestDatabase();
    const environment = { NODE_ENV: 'test', LOG_LEVEL: 'silent', WORKER_PORT: '0', METRICS_TOKEN: TOKEN };
    settings = readSettings({ ...environment, DATABASE_URL: database.processUrl });
    worker = await openWorker(settings);
  });
  afterAll(async () => {
    await worker.close();
    await database.drop();
  });

  const ask = (path: string, authorization = `Bearer ${TOKEN}`): Promise<Response> =>
    fetch(`${worker.url}${path}`, { headers: { authorization } });

  it('K9: reports that it is up, and that all its dependencies are available', async () => {
    expect((await ask('/healthz', '')).status).toBe(200);
    await until(async () => (await ask('/readyz', '')).ok);
    expect(await (await ask('/readyz', '')).json()).toMatchObject({
      checks: { database: true, schema: true, writable: true, notices: true, queues: true },
      reasons: {},
    });
  });

  it('K9: reports when each task last ran, to anyone who may read the metrics', async () => {
    await until(async () => {
      const { tasks } = (await (await ask('/tasks')).json()) as { readonly tasks: readonly Task[] };
      const task = tasks.find(({ id }) => id === TASK);
      return task !== undefined && task.finishedAt !== null && task.failures === 0 && !task.isOverdue;
    });
    for (const path of ['/tasks', '/metrics']) expect((await ask(path, 'Bearer wrong')).status).toBe(403);
  });

  it('K9: reports its queues, schedulers and tasks as metrics', async () => {
    const text = await (await ask('/metrics')).text();
    expect(text).toMatch(/^openeiam_queue_jobs\{queue="outbox",state="failed"\} 0$/m);
    const [, expected] = /^openeiam_schedulers\{state="expected"\} (\d+)$/m.exec(text) ?? [];
    const [, registered] = /^openeiam_schedulers\{state="registered"\} (\d+)$/m.exec(text) ?? [];
    expect([Number(expected) > 10, registered]).toEqual([true, expected]);
    expect(text).toMatch(/^openeiam_schedulers_restored 0$/m);
    expect(text).toMatch(new RegExp(`^openeiam_task_failures\\{task="${TASK}"\\} 0$`, 'm'));
    expect(text).toMatch(/^openeiam_ready\{check="queues"\} 1$/m);
    expect(text).toMatch(/^openeiam_clock_skew_seconds -?[\d.e-]+$/m);
  });

  it('serves no page and no API', async () => {
    for (const path of ['/', '/t/demo/logon', '/api/openapi.json', '/console/'])
      expect([path, (await ask(path)).status]).toEqual([path, 404]);
  });

  it('names the setting when it cannot listen or would have too few connections', async () => {
    const { port } = new URL(worker.url);
    await expect(openWorker({ ...settings, WORKER_PORT: Number(port) })).rejects.toThrow(
      /choose another WORKER_PORT/,
    );
    await expect(openWorker({ ...settings, DATABASE_POOL: 2 })).rejects.toThrow(/DATABASE_POOL must be 3/);
  });
});
