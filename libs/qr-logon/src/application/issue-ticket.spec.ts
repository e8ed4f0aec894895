import { until } from '#testing';
import { aBrowser, QrScene } from '../testing/qr-scene.js';

const PER_NETWORK = 5;
const PER_TENANT = 12;

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

  it('T2: gives the code and the browser secrets of their own, and stores neither', async () => {
    const { secret, scanUrl, svg, lifetimeSeconds } = await scene.issue();
    const scan = scanUrl.split('/').at(-1) ?? '';
    expect(scan).not.toBe(secret);
    expect(svg).toContain('<svg');
    expect(lifetimeSeconds).toBe(120);
    const stored = JSON.stringify(await scene.rows('select * from qr_logon.ticket'));
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

  it('T11: stops at what the tenant allows a network, and at the installation’s ceiling where that is lower', async () => {
    const issue = (n: number, allowed: number) => scene.issue(aBrowser(), network(n), allowed);
    for (let n = 0; n < 3; n += 1) await issue(1, 3);
    await expect(issue(1, 3)).rejects.toMatchObject(limit);
    await issue(1, 4);
    for (let n = 0; n < PER_NETWORK; n += 1) await issue(2, 300);
    await expect(issue(2, 300)).rejects.toMatchObject(limit);
  });

  it('T11: has room in a network again when its codes have run out, before anybody cleared up', async () => {
    for (let n = 0; n < PER_NETWORK; n += 1) await scene.issue();
    await expect(scene.issue()).rejects.toMatchObject(limit);
    scene.feature.clock.advance(121);
    await scene.issue();
  });

  it('counts a browser that asks again once: its new code takes the place of the former', async () => {
    const browser = aBrowser();
    for (let n = 0; n < PER_NETWORK + 2; n += 1) await scene.issue(browser);
    const states = await scene.states();
    expect(states.filter((state) => state === 'created')).toHaveLength(1);
    expect(states.filter((state) => state === 'cancelled renewed')).toHaveLength(PER_NETWORK + 1);
  });

  it('B7: stops at the ceiling of a tenant, whatever the networks, and holds up no other tenant', async () => {
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
