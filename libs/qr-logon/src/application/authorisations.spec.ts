import { newId, newSecret } from '#kernel';
import { Authorisations, type ReturnedAuthorisation } from './authorisations.js';
import { PurgeTickets } from '../tasks/purge-tickets.js';
import { aBrowser, QrScene } from '../testing/qr-scene.js';

describe("the state of a provider's authorisation page", () => {
  let scene: QrScene;
  let browserHash: Buffer;

  beforeAll(async () => {
    scene = await QrScene.start();
  });
  afterAll(() => scene.feature.close());
  beforeEach(async () => {
    await scene.begin();
    browserHash = aBrowser();
  });

  const begin = (scanHash: Buffer | null = null): Promise<string> =>
    scene.get(Authorisations).begin(scene.tenantId, {
      connectionId: scene.connectionId,
      browserHash,
      scanHash,
      returnTo: '/home',
    });
  const use = (
    state: string,
    change: { connectionId?: string; browserHash?: Buffer } = {},
  ): Promise<ReturnedAuthorisation> =>
    scene
      .get(Authorisations)
      .use(scene.tenantId, { connectionId: scene.connectionId, browserHash, state, ...change });
  const refused = { kind: 'forbidden', code: 'ticket.wrong_container' };

  it('D1: is random, stored as a hash, and returns what the server had recorded', async () => {
    const scanHash = aBrowser();
    const [first, second] = [await begin(scanHash), await begin()];
    expect(first).not.toBe(second);
    expect(JSON.stringify(await scene.rows('select * from qr_logon.authorisation'))).not.toContain(first);
    expect(await use(first)).toEqual({ connectionId: scene.connectionId, scanHash, returnTo: '/home' });
    expect(await use(second)).toMatchObject({ scanHash: null });
  });

  it('D1: is used once, even if many requests come at the same time', async () => {
    const state = await begin();
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => use(state)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(use(state)).rejects.toMatchObject(refused);
  });

  it('D1, D2: is refused in another browser, connection or tenant, which does not use it up', async () => {
    const state = await begin();
    await expect(use(state, { browserHash: aBrowser() })).rejects.toMatchObject(refused);
    await expect(use(state, { connectionId: await scene.newConnection() })).rejects.toMatchObject(refused);
    await expect(use(state, { connectionId: newId() })).rejects.toMatchObject(refused);
    const [tenantId, connectionId] = [scene.tenantId, scene.connectionId];
    await scene.begin();
    await expect(use(state, { connectionId })).rejects.toMatchObject(refused);
    Object.assign(scene, { tenantId, connectionId });
    await use(state);
  });

  it('D1: is refused after ten minutes', async () => {
    const [early, late] = [await begin(), await begin()];
    scene.feature.clock.advance(590);
    await use(early);
    scene.feature.clock.advance(11);
    await expect(use(late)).rejects.toMatchObject(refused);
  });

  it.each(['', 'x', newSecret(), `${newSecret()}'`])('D1: is refused when it is %j', async (state) => {
    await begin();
    await expect(use(state)).rejects.toMatchObject(refused);
  });

  it('is deleted a day later, and not before', async () => {
    await begin();
    const kept = (): Promise<unknown[]> => scene.rows('select from qr_logon.authorisation');
    scene.feature.clock.advance(24 * 3_600);
    await scene.get(PurgeTickets).purge();
    expect(await kept()).toHaveLength(1);
    scene.feature.clock.advance(601);
    await scene.get(PurgeTickets).purge();
    expect(await kept()).toEqual([]);
  });
});
