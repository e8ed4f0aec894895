import { ChangeUnlinkedRule, ReadUnlinkedRule } from '#binding';
import { UnitOfWork } from '#database';
import { ChangeProfile, ReadProfile } from '#profiles';
import { UnitWatchers } from './application/unit-watchers.js';
import { NotInSource } from './domain/source.js';
import { QueueChanges } from './incremental-sync/queue-changes.js';
import { DirectoryScene } from './testing/directory-scene.js';
import { isIn, later, left, person, unitsOf, waiting } from './testing/following.js';

let scene: DirectoryScene;

beforeAll(async () => {
  scene = await DirectoryScene.start();
});
afterAll(() => scene.feature.close());
beforeEach(async () => {
  await scene.begin();
  scene.source.join('ann');
  scene.source.join('ben', ['20']);
  await scene.sync();
});

describe('a person in an event of the source', () => {
  it('G5: who has left is suspended at once, with their name in the log', async () => {
    scene.source.leave('ann');
    await scene.hear(left('ann'));
    expect(await isIn(scene, 'ann')).toBe(false);
    expect(await isIn(scene, 'ben')).toBe(true);
    expect(await scene.events('accounts.account.suspended.v1')).toHaveLength(1);
    expect(await scene.events('directory.run.ended.v1')).toMatchObject([
      { kind: 'sync' },
      { kind: 'event', state: 'done', counts: { suspended: 1 }, applied: 1 },
    ]);
  });

  it('who comes back gets their former account', async () => {
    const before = await scene.account('ann');
    scene.source.leave('ann');
    await scene.hear(left('ann'));
    scene.source.join('ann');
    await scene.hear(person('ann'));
    expect(await scene.account('ann')).toMatchObject({ id: before?.id, status: 'active' });
  });

  it('who is new gets an account, linked', async () => {
    scene.source.join('cem', ['20']);
    await scene.hear(person('cem'));
    expect(await scene.accountOf('U-cem')).toBe((await scene.account('cem'))?.id);
    expect(await unitsOf(scene, 'cem')).toEqual(['Sales']);
  });

  it('who moves or is renamed is updated', async () => {
    scene.source.change('ann', { units: ['20'], name: 'Ann the Second' });
    await scene.hear(person('ann'));
    expect(await scene.person('ann')).toMatchObject({ name: 'Ann the Second', units: [{ name: 'Sales' }] });
    expect(await scene.account('ann')).toMatchObject({ displayName: 'Ann the Second' });
  });

  it('whose unit changes, moves or is removed is reported to dependent modules in the same transaction', async () => {
    const heard: unknown[] = [];
    scene.get(UnitWatchers).register({
      removing: (_transaction, units) => Promise.resolve(void heard.push(units.map(({ name }) => name))),
      moved: (_transaction, accountIds) => Promise.resolve(void heard.push(accountIds)),
    });
    scene.source.change('ann', { units: ['20'] });
    await scene.hear(person('ann'));
    scene.source.units = scene.source.units.map((unit) =>
      unit.externalId === '11' ? { ...unit, parentExternalId: '20' } : unit,
    );
    await scene.hear({ kind: 'unit', externalId: '11', isLeaving: false });
    scene.source.units = scene.source.units.filter(({ externalId }) => externalId !== '10');
    await scene.hear({ kind: 'unit', externalId: '10', isLeaving: false });
    scene.source.units = scene.source.units.filter(({ externalId }) => externalId !== '11');
    await scene.sync();
    const ann = (await scene.account('ann'))?.id;
    expect(heard).toEqual([[ann], null, ['Engineering'], ['Platform']]);
  });

  it('whose unit is removed: a rule that creates accounts in the unit continues without it, with an event in the log', async () => {
    const [unit] = await scene
      .get(UnitOfWork)
      .run(scene.tenantId, (transaction) =>
        transaction.query<{ id: string }>(`select id from directory.unit where external_id = '11'`),
      );
    const rule = { kind: 'create' as const, unitId: unit?.id ?? '' };
    await scene.get(ChangeUnlinkedRule).execute(scene.tenantId, scene.connectionId, rule);
    scene.source.units = scene.source.units.filter(({ externalId }) => externalId !== '11');
    await scene.hear({ kind: 'unit', externalId: '11', isLeaving: false });
    expect(await scene.get(ReadUnlinkedRule).execute(scene.tenantId, scene.connectionId)).toMatchObject({
      kind: 'create',
      unitId: null,
    });
    expect(await scene.events('binding.unknown-rule.changed.v1')).toMatchObject([
      { after: rule },
      { before: rule, after: { kind: 'create', unitId: null } },
    ]);
  });

  it('G3: who stays, whatever the event said, causes no write and leaves no run', async () => {
    await scene.hear(person('ann'), person('ben'));
    expect(await scene.events('directory.run.ended.v1')).toHaveLength(1);
    expect(await waiting(scene)).toEqual([]);
  });

  it('is checked once for any number of events', async () => {
    scene.source.calls.length = 0;
    const hear = scene.get(QueueChanges);
    for (let time = 0; time < 3; time += 1)
      await hear.execute(scene.tenantId, scene.connectionId, [person('ann'), person('ann')]);
    await scene.follow();
    expect(scene.source.calls.filter((call) => call === 'person ann')).toHaveLength(1);
  });

  it('is checked again when another event arrives meanwhile', async () => {
    scene.source.before = async (call) => {
      if (call !== 'person') return;
      scene.source.before = () => undefined;
      await scene.get(QueueChanges).execute(scene.tenantId, scene.connectionId, [left('ann')]);
    };
    await scene.hear(person('ann'));
    // The first look read the state of that time; the second reads what has changed since.
    scene.source.leave('ann');
    await later(scene);
    expect(await isIn(scene, 'ann')).toBe(false);
  });

  it('who has left but is still shown is checked again until the source agrees, which is believed in the end', async () => {
    await scene.hear(left('ann'));
    expect(await isIn(scene, 'ann')).toBe(true);
    expect(await waiting(scene)).toEqual(['person ann']);
    scene.source.leave('ann');
    await later(scene);
    expect(await isIn(scene, 'ann')).toBe(false);
    await scene.hear(left('ben'));
    for (let look = 0; look < 3; look += 1) await later(scene);
    expect(await waiting(scene)).toEqual([]);
    expect(await isIn(scene, 'ben')).toBe(true);
  });

  it('with another seat has moved, and has not left', async () => {
    scene.source.leave('ann');
    scene.source.join('ann-2', ['10'], { subject: 'U-ann' });
    await scene.hear(left('ann'), person('ann-2'));
    expect(await scene.person('U-ann')).toMatchObject({ seat: 'ann-2', state: 'present' });
    expect(await isIn(scene, 'ann')).toBe(true);
  });

  it('G4: with the seat of another person inherits nothing, and the former holder has left', async () => {
    scene.source.leave('ann');
    scene.source.join('ann', ['10'], { subject: 'U-other', email: 'other@acme.test' });
    await scene.hear(person('ann'));
    expect(await isIn(scene, 'ann')).toBe(false);
    expect(await scene.accountOf('U-other')).toBeNull();
  });

  it('who moves out of scope has not left, and an administrator has to decide', async () => {
    const { source } = scene;
    source.before = (call) => {
      if (call === 'person') throw new NotInSource('out_of_scope', 'permission_missing');
    };
    await scene.hear(person('ann'));
    expect(await isIn(scene, 'ann')).toBe(true);
    expect(await scene.events('directory.run.ended.v1')).toMatchObject([{}, { counts: { conflicts: 1 } }]);
  });

  it('G1: who is an administrator is never suspended without a person’s decision', async () => {
    const boss = await scene.newAccount('boss', { role: 'administrator' });
    await scene.link(boss.id, 'boss');
    scene.source.join('boss');
    await scene.hear(person('boss'));
    scene.source.leave('boss');
    await scene.hear(left('boss'));
    expect(await isIn(scene, 'boss')).toBe(true);
  });
});

describe('fields of profiles', () => {
  const valuesOf = async (username: string) => {
    const account = await scene.account(username);
    const { entries } = await scene
      .get(ReadProfile)
      .execute(scene.tenantId, account?.id ?? '', 'administrators');
    return Object.fromEntries(
      entries.flatMap(({ field, value }) => (value === null ? [] : [[field.key, value]])),
    );
  };
  const enter = async (username: string, values: Readonly<Record<string, string | null>>) => {
    const account = await scene.account(username);
    await scene
      .get(ChangeProfile)
      .execute(scene.tenantId, account?.id ?? '', values, { by: 'administrators' });
  };

  it('get the source’s values as mapped, from runs and from events', async () => {
    await scene.set({ mapping: { workPlace: 'extension.seat', displayName: 'title', email: null } });
    const attributes = { 'extension.seat': ' 12F ', 'extension.other': 'x' };
    scene.source.join('ann', ['10'], { title: 'Lead', jobNumber: '7', email: 'ann@acme.test', attributes });
    await scene.sync();
    expect(await valuesOf('ann')).toEqual({ title: 'Lead', jobNumber: '7', workPlace: '12F' });
    expect(await scene.account('ann')).toMatchObject({ displayName: 'Lead', email: null });
    scene.source.change('ann', { jobNumber: '8', attributes: {} });
    await scene.hear({ kind: 'person', externalId: 'ann', isLeaving: false });
    expect(await valuesOf('ann')).toEqual({ title: 'Lead', jobNumber: '8' });
    expect(await scene.sync()).toMatchObject({ unchanged: 2, updated: 0 });
  });

  it('keep a value entered by hand until the source supplies a new one', async () => {
    scene.source.join('ann', ['10'], { title: 'Lead' });
    await scene.sync();
    await enter('ann', { title: 'Head' });
    scene.source.change('ann', { jobNumber: '8' });
    await scene.sync();
    expect(await valuesOf('ann')).toEqual({ title: 'Head', jobNumber: '8' });
    scene.source.change('ann', { title: 'Director' });
    await scene.sync();
    expect(await valuesOf('ann')).toMatchObject({ title: 'Director' });
  });

  it('G1: of owners and administrators stay as people have set them', async () => {
    const { id } = await scene.newAccount('olivia', { role: 'owner' });
    await scene.link(id, 'olivia');
    scene.source.join('olivia', ['10'], { title: 'Intern' });
    await scene.sync();
    expect(await valuesOf('olivia')).toEqual({});
  });

  it.each([
    ['a field that there is not', { nothing: 'title' }],
    ['an attribute that the source does not have', { title: 'salary' }],
    ['an attribute of the organisation’s own without a name', { title: 'extension.' }],
    ['no name for accounts', { displayName: null }],
  ])('cannot be mapped with %s', async (_, mapping) => {
    await expect(scene.set({ mapping })).rejects.toMatchObject({ code: 'directory.setting_invalid' });
  });
});
