import { randomInt, randomUUID } from 'node:crypto';
import { showQr } from '../harness/logon.js';
import { Agent } from '../harness/agent.js';
import { runCli } from '../harness/run-cli.js';
import { startDeployment, type Deployment } from '../harness/start-deployment.js';
import { NOTE_EVENTS } from '../crash/evidence.js';
import { until } from '#testing';

/** Events that are recorded while processes are killed. `.ci/run` uses many more. */
const EVENTS = Number(process.env['AUDIT_CHAOS_EVENTS'] ?? 600);

/** Number of kills, and so of portions of the events. */
const ROUNDS = Math.max(4, Math.round(EVENTS / 500));

/** Browsers that make the server publish events in each round. */
const BROWSERS = 8;

/** Milliseconds within which waiting events must be recorded after the last kill. */
const DELIVERY_MS = 60_000;

/** Events that are no longer in the outbox, as the end of a query. */
const DELIVERED = 'public.noted n where not exists (select from messaging.outbox o where o.id = n.id)';

let deployment: Deployment;
let tenantId: string;

beforeAll(async () => {
  deployment = await startDeployment({ workers: 2, first: NOTE_EVENTS });
  tenantId = String((await deployment.sql<{ id: string }>('select id from tenancy.tenant'))[0]?.id);
});
afterAll(() => deployment.close());

/** Inserts events as if a server had published them, in one transaction. */
async function publishMany(count: number): Promise<void> {
  await deployment.sql(
    `insert into messaging.outbox (id, tenant_id, name, payload, context, occurred_at)
     select gen_random_uuid(), $1, 'chaos.thing.happened.v1', jsonb_build_object('outcome', 'info', 'number', n),
       jsonb_build_object('requestId', $2::text, 'correlationId', $2::text, 'actor', '{"kind": "system"}'::jsonb), now()
     from generate_series(1, $3::int) n`,
    [tenantId, randomUUID(), count],
  );
}

/** Makes the server publish events; some of the requests meet its end. */
async function browse(round: number): Promise<void> {
  const browsers = Array.from(
    { length: BROWSERS },
    (_, index) => new Agent(deployment.url, { ip: `10.${String(round)}.${String(index)}.1` }),
  );
  await Promise.allSettled(browsers.map((browser) => showQr(browser)));
}

async function count(query: string): Promise<number> {
  const [row] = await deployment.sql<Record<string, string>>(query);
  return Number(Object.values(row ?? {})[0]);
}

const recorded = (): Promise<number> => count('select count(*) from audit.record');

/** Kills one or both workers, or the server, while they work, and restarts them. */
async function killSomebody(): Promise<void> {
  const [one, other] = deployment.workers;
  const victims =
    [[one], [other], [one, other], deployment.servers, [...deployment.servers, one]][randomInt(5)] ?? [];
  const processes = victims.filter((victim) => victim !== undefined);
  await Promise.all(processes.map((victim) => victim.kill()));
  await Promise.all(processes.map((victim) => victim.start()));
}

describe('kill -9 of two workers and the server at random, while events are recorded', () => {
  it('L1, L3, L5: leaves a complete chain without gaps and duplicates', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = await recorded();
      await publishMany(Math.ceil(EVENTS / ROUNDS));
      const browsing = browse(round);
      const some = before + randomInt(1, Math.ceil(EVENTS / ROUNDS / 2));
      await until(async () => (await recorded()) >= some, DELIVERY_MS);
      await killSomebody();
      await browsing;
    }
    await until(async () => (await count('select count(*) from messaging.outbox')) === 0, DELIVERY_MS);

    // QR codes that expire are events, too: none may be added during the count.
    await Promise.all(deployment.workers.map((worker) => worker.stop()));
    const noted = await count(`select count(*) from ${DELIVERED}`);
    expect(noted).toBeGreaterThanOrEqual(EVENTS);
    const [log] = await deployment.sql(
      `select count(*)::int as records, count(distinct id)::int as events, min(sequence)::int as first,
         max(sequence)::int as last, count(distinct sequence)::int as numbers from audit.record`,
    );
    expect(log).toEqual({ records: noted, events: noted, first: 1, last: noted, numbers: noted });
    expect(
      await count(
        `select count(*) from ${DELIVERED} and not exists (select from audit.record r where r.id = n.id)`,
      ),
    ).toBe(0);

    const { code, stdout, stderr } = await runCli(
      ['audit', 'verify', '--tenant', 'demo', '--json'],
      deployment.environment,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ intact: true, from: 1, to: noted, checked: noted });
  }, 600_000);
});
