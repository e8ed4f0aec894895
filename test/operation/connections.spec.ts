import { Client } from 'pg';
import { until } from '#testing';
import { Agent } from '../harness/agent.js';
import { logOnByQr, ticketPath } from '../harness/logon.js';
import { startDeployment, type Deployment } from '../harness/start-deployment.js';

/** Counts in docs/operations.md, for one server and one worker without Redis. */
const POOL = 10;
const MOST: Readonly<Record<string, number>> = {
  'openeiam pool': 2 * POOL,
  'openeiam notices': 2,
  'openeiam queues': 3,
  'openeiam snapshot': 2 * 3,
};

/** Concurrent requests: far more than the pool has connections. */
const PEOPLE = 40;

describe('the connections of one server and one worker', () => {
  let deployment: Deployment;

  beforeAll(async () => {
    deployment = await startDeployment();
  }, 60_000);
  afterAll(() => deployment.close());

  async function held(): Promise<Readonly<Record<string, number>>> {
    const rows = await deployment.sql<{ name: string; count: number }>(
      `select application_name as name, count(*)::int from pg_stat_activity
       where datname = current_database() and application_name like 'openeiam %' group by 1`,
    );
    return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
  }

  it('K9: are as many as docs/operations.md says under any load', async () => {
    const most: Record<string, number> = {};
    let isOver = false;
    const watched = until(async () => {
      for (const [name, count] of Object.entries(await held())) most[name] = Math.max(most[name] ?? 0, count);
      return isOver;
    }, 60_000);
    const member = new Agent(deployment.url, { ip: '10.8.0.1' });
    await logOnByQr(deployment, member, 'alice');
    const statuses = await Promise.all(
      Array.from({ length: PEOPLE }, async (_, number) => {
        const agent = new Agent(deployment.url, { ip: `10.7.${String(number)}.1` });
        await agent.get('/t/demo/logon?method=dingtalk-qr');
        return (await agent.postJson(ticketPath())).status;
      }),
    );
    // While no session can be looked up, each request keeps its connections.
    const lock = new Client({ connectionString: deployment.ownerUrl });
    await lock.connect();
    await lock.query('begin; lock table logon.session in access exclusive mode');
    const asked = Array.from({ length: PEOPLE }, async () => (await member.get('/t/demo/')).status);
    await until(async () => ((await held())['openeiam pool'] ?? 0) >= POOL);
    await lock.end();
    const homes = await Promise.all(asked);
    isOver = true;
    await watched;
    expect(new Set(statuses)).toEqual(new Set([201]));
    expect(new Set(homes)).toEqual(new Set([200]));
    for (const [name, count] of Object.entries(most))
      expect([name, count <= (MOST[name] ?? 0)]).toEqual([name, true]);
    // Proves that the requests used the whole pool.
    expect(most['openeiam pool']).toBeGreaterThanOrEqual(POOL);
  });
});
