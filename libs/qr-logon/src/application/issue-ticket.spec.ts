import { until } from '#testing';
import { ForgetUnscanned } from '../tasks/forget-unscanned.js';
import { aBrowser, QrScene } from '../testing/qr-scene.js';

const PER_NETWORK = 5;
const PER_TENANT = 12;

/** Number of pages to open; `.ci/run` opens a hundred thousand. */
const PAGE_VIEWS = Number(process.env['PAGE_VIEWS'] ?? 1_000);

describe('issuing QR codes', () => {
  let scene: QrScene;

  beforeAll(async () => {
    scene = await QrScene.start({
      TICKETS_PER_NETWORK: String(PER_NETWORK),
      TICKETS_PER_TENANT: String(PER_TENANT),
    });
  });
  afterAll(() => scene.feature.close());
  beforeEach(() => scene.begin());

  const limit = { kind: 'too_many', code: 'ticket.limit', retryAfterSeconds: 10 };
  const wins = (results: readonly PromiseSettledResult<unknown>[]): number =>
    results.filter(({ status }) => status === 'fulfilled').length;
  const network = (n: number): string => `198.51.${String(n)}.0/24`;

  it('T2: creates separate secrets for code and browser, and stores neither', async () => {
    const { secret, scanUrl, lifetimeSeconds } = await scene.issue();
    const scan = scanUrl.split('/').at(-1) ?? '';
    expect(scan).not.toBe(secret);
    expect(lifetimeSeconds).toBe(120);
    const stored = JSON.stringify(await scene.rows('select * from qr_logon.waiting_code'));
    const told = JSON.stringify(await scene.rows('select * from messaging.outbox'));
    for (const value of [scan, secret]) expect(stored + told).not.toContain(value);
  });

  it('T11: stops at the limit of a network, also for browsers that ask at the same time', async () => {
    const results = await Promise.allSettled(Array.from({ length: 11 }, () => scene.issue()));
    expect(wins(results)).toBe(PER_NETWORK);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject(limit);
    expect(await scene.states()).toEqual(Array.from({ length: PER_NETWORK }, () => 'created'));
    await scene.issue(aBrowser(), network(1));
    await scene.begin();
    await scene.issue(); // the same network at another tenant
  });

  it('T11: stops at the tenant’s limit for a network, or at the installation’s limit if that is lower', async () => {
    const issue = (n: number, allowed: number) => scene.issue(aBrowser(), network(n), allowed);
    for (let n = 0; n < 3; n += 1) await issue(1, 3);
    await expect(issue(1, 3)).rejects.toMatchObject(limit);
    await issue(1, 4);
    for (let n = 0; n < PER_NETWORK; n += 1) await issue(2, 300);
    await expect(issue(2, 300)).rejects.toMatchObject(limit);
  });

  it('T11: has room in a network again once its codes have expired, before any clean-up', async () => {
    for (let n = 0; n < PER_NETWORK; n += 1) await scene.issue();
    await expect(scene.issue()).rejects.toMatchObject(limit);
    scene.feature.clock.advance(121);
    await scene.issue();
  });

  it('counts a browser that asks again once: its new code replaces the former one', async () => {
    const browser = aBrowser();
    for (let n = 0; n < PER_NETWORK + 2; n += 1) await scene.issue(browser);
    const states = await scene.states();
    expect(states.filter((state) => state === 'created')).toHaveLength(1);
    expect(states.filter((state) => state === 'cancelled renewed')).toHaveLength(PER_NETWORK + 1);
  });

  it('B7: stops at the ceiling of a tenant, across networks, without delaying other tenants', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 3 * PER_TENANT }, (_, n) => scene.issue(aBrowser(), network(n))),
    );
    expect(wins(results)).toBe(PER_TENANT);
    await expect(scene.issue(aBrowser(), network(99))).rejects.toMatchObject(limit);
    const full = scene.tenantId;
    await scene.begin();
    await scene.issue();
    scene.tenantId = full;
    scene.feature.clock.advance(121);
    await until(() =>
      scene.issue(aBrowser(), network(99)).then(
        () => true,
        () => false,
      ),
    );
  });
});

describe('codes that nobody scans', () => {
  let scene: QrScene;

  beforeAll(async () => {
    scene = await QrScene.start({ TICKETS_PER_TENANT: String(PAGE_VIEWS) });
  });
  afterAll(() => scene.feature.close());
  beforeEach(() => scene.begin());

  it(`T11: ${String(PAGE_VIEWS)} of them leave no durable row, no event and no record behind`, async () => {
    const before = await durableRows();
    for (let opened = 0; opened < PAGE_VIEWS; opened += 100)
      await Promise.all(
        Array.from({ length: 100 }, (_, n) => scene.issue(aBrowser(), `net ${String(opened + n)}`)),
      );
    const [waiting] = await scene.rows<{ count: number }>(
      'select count(*)::int as count from qr_logon.waiting_code',
    );
    expect(waiting?.count).toBe(PAGE_VIEWS);
    expect(await durableRows()).toEqual(before);
    scene.feature.clock.advance(120 + 601);
    await scene.get(ForgetUnscanned).forget();
    expect(await scene.states()).toEqual([]);
    expect(await durableRows()).toEqual(before);
  }, 900_000);

  /** Number of the tenant's rows in each table that survives a crash. */
  async function durableRows(): Promise<Readonly<Record<string, number>>> {
    const tables = await scene.rows<{ name: string; persistence: string }>(
      `select c.oid::regclass::text as name, c.relpersistence as persistence from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
       where c.relkind in ('r', 'p') and not c.relispartition and has_table_privilege(c.oid, 'select')`,
    );
    const fleeting = tables.filter(({ persistence }) => persistence !== 'p').map(({ name }) => name);
    expect(fleeting.toSorted()).toEqual(['dingtalk.call_pace', 'qr_logon.waiting_code']);
    const counted: Record<string, number> = {};
    for (const { name, persistence } of tables) {
      const [row] = await scene.rows<{ count: number }>(`select count(*)::int as count from ${name}`);
      if (persistence === 'p') counted[name] = row?.count ?? 0;
    }
    return counted;
  }

  it('are issued to many at once by a few statements, and each browser gets its own answer', async () => {
    const tickets = await Promise.all(
      Array.from({ length: 50 }, (_, n) => scene.issue(aBrowser(), `net ${String(n)}`)),
    );
    expect(new Set(tickets.map(({ id }) => id)).size).toBe(50);
    const [written] = await scene.rows<{ statements: number }>(
      'select count(distinct xmin::text)::int as statements from qr_logon.waiting_code',
    );
    expect(written?.statements).toBeLessThan(25);
    for (const ticket of tickets.slice(0, 3)) await scene.scan(ticket);
  });
});
