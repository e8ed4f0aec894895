import { AddField, ChangeProfile } from '#profiles';
import { ChangeSettings } from '#directory';
import { ReadComparison } from './application/read-comparison.js';
import { OutboundScene } from './testing/outbound-scene.js';

let scene: OutboundScene;

beforeAll(async () => {
  scene = await OutboundScene.start();
});
afterAll(() => scene.feature.close());
beforeEach(() => scene.begin());

const NUMBER = '+8613800000001';
const units = ['Engineering'];

describe('fields', () => {
  it("are compared according to the mapping, from the source's value to the portal's value", async () => {
    const label = { en: 'Desk', zh: '工位' };
    await scene.get(AddField).execute(scene.tenantId, { key: 'desk', label, type: 'text', visibleTo: [] });
    await scene.get(ChangeSettings).execute(scene.tenantId, undefined, { mapping: { desk: 'jobNumber' } });
    const id = await scene.somebody('it', {
      email: 'it@acme.test',
      known: { units, email: 'old@acme.test', profile: { title: 'Clerk', desk: '1', workPlace: 'Berlin' } },
    });
    const fresh = await scene.somebody('new', { known: null, phoneNumber: NUMBER });
    const values = { title: 'Lead', desk: '2', workPlace: 'Paris' };
    for (const accountId of [id, fresh])
      await scene.get(ChangeProfile).execute(scene.tenantId, accountId, values, { by: 'administrators' });
    await scene.pair('Engineers', [id, fresh], 'Engineering');
    const { id: comparisonId, untold } = await scene.compare();
    expect(untold).toEqual(['phoneNumber', 'jobNumber']);
    expect((await scene.one('it')).fields).toEqual([
      { field: 'email', from: 'old@acme.test', to: 'it@acme.test' },
      { field: 'desk', from: '1', to: '2' },
      { field: 'title', from: 'Clerk', to: 'Lead' },
    ]);
    expect((await scene.one('new')).fields).toEqual([
      { field: 'displayName', from: null, to: 'Name of new' },
      { field: 'phoneNumber', from: null, to: NUMBER },
      { field: 'desk', from: null, to: '2' },
      { field: 'title', from: null, to: 'Lead' },
    ]);
    const seen = await scene
      .get(ReadComparison)
      .differences(scene.tenantId, comparisonId, 'helpdesk', { limit: 10 });
    expect(seen.items[0]?.fields).toContainEqual({ field: 'desk', from: null, to: null });
    expect(seen.items[0]?.fields).toContainEqual({ field: 'title', from: 'Clerk', to: 'Lead' });
  });

  it('are no difference if the source reports them for nobody', async () => {
    const id = await scene.somebody('it', { email: 'it@acme.test', known: { units } });
    await scene.pair('Engineers', [id], 'Engineering');
    expect(await scene.compare()).toMatchObject({
      unchanged: 1,
      untold: ['email', 'phoneNumber', 'title', 'jobNumber'],
    });
    await scene.somebody('else', { known: { email: 'else@acme.test' } });
    expect(await scene.words()).toEqual(['it update']);
  });
});

describe('departments', () => {
  it('are left by people who are no longer in their group, and joined by people who are', async () => {
    const [stays, comes, goes] = [
      await scene.somebody('stays', { known: { units: ['Engineering', 'Sales'] } }),
      await scene.somebody('comes', { known: { units: ['Sales'] } }),
      await scene.somebody('goes', { known: { units: ['Engineering'] } }),
    ];
    await scene.pair('Engineers', [stays, comes], 'Engineering');
    expect(await scene.words()).toEqual(['comes move', 'goes move']);
    expect(await scene.one('comes')).toMatchObject({ joins: ['Engineering'], leaves: [] });
    expect(await scene.one('goes')).toMatchObject({ joins: [], leaves: ['Engineering'], accountId: goes });
  });

  it('are compared for every pair, including a department inside another', async () => {
    const both = await scene.somebody('both', { known: { units: ['Platform'] } });
    const above = await scene.somebody('above', { known: { units: ['Platform'] } });
    await scene.pair('Engineers', [both, above], 'Engineering');
    await scene.pair('Platformers', [both], 'Platform');
    await scene.pair('Sellers', [both], 'Sales');
    expect(await scene.words()).toEqual(['above move', 'both move']);
    expect(await scene.one('both')).toMatchObject({ joins: ['Sales'], leaves: [] });
    expect(await scene.one('above')).toMatchObject({ joins: ['Engineering'], leaves: ['Platform'] });
  });

  it('that are new are joined by the whole group, even once they exist', async () => {
    const id = await scene.somebody('it', { known: { units: ['Sales'] } });
    await scene.pair('Buyers', [id], 'Acme', true);
    expect(await scene.words()).toEqual(['it move']);
    expect(await scene.one('it')).toMatchObject({ joins: ['Buyers'], leaves: [] });
    await scene.unit('Buyers', 'Acme');
    expect((await scene.compare()).units).toEqual([]);
    expect(await scene.one('it')).toMatchObject({ joins: ['Buyers'] });
  });

  it('can have several groups, including one by rule', async () => {
    const hand = await scene.somebody('hand', { known: { units: ['Sales'] } });
    await scene.somebody('ruled', { role: 'auditor', known: { units: ['Sales'] } });
    await scene.somebody('other', { known: { units: ['Sales'] } });
    await scene.pair('Sellers', [hand], 'Sales');
    const groupId = await scene.group('Auditors', [], {
      match: 'all',
      conditions: [{ attribute: 'role', anyOf: ['auditor'] }],
    });
    await scene.pairOf(groupId, 'Sales');
    expect(await scene.words()).toEqual(['other move']);
  });
});
