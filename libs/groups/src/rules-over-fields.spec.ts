import {
  AddField,
  ChangeField,
  ChangeProfile,
  ProfileFields,
  ProfileWatchers,
  RemoveField,
  ApplySourceProfiles,
} from '#profiles';
import { UnitOfWork } from '#database';
import { newId } from '#kernel';
import { ChangeGroup } from './application/change-group.js';
import { CreateGroup } from './application/create-group.js';
import { ListGroups } from './application/list-groups.js';
import { ListMembers } from './application/list-members.js';
import type { Rule } from './domain/rule.js';
import { GroupsScene } from './testing/groups-scene.js';

let scene: GroupsScene;

beforeAll(async () => {
  scene = await GroupsScene.start();
});
beforeEach(() => scene.begin());
afterAll(() => scene.close());

const add = async (key: string, more: Partial<Parameters<AddField['execute']>[1]> = {}) => {
  const label = { en: key, zh: key };
  return (await scene.get(AddField).execute(scene.tenantId, { key, label, type: 'text', ...more })).id;
};

const enter = (accountId: string, values: Readonly<Record<string, string | null>>) =>
  scene.get(ChangeProfile).execute(scene.tenantId, accountId, values, { by: 'administrators' });

const asks = (fieldId: string, ...anyOf: string[]): Rule => ({
  match: 'all',
  conditions: [{ attribute: 'field', fieldId, anyOf }],
});

const create = (rule: Rule) =>
  scene.get(CreateGroup).execute(scene.tenantId, { name: `Group ${newId()}`, rule });

const membersOf = async (id: string) => {
  const { items } = await scene.get(ListMembers).page(scene.tenantId, id, { limit: 50 });
  return items.map(({ username }) => username);
};

const isIn = async (accountId: string, id: string) => {
  const { items } = await scene.get(ListGroups).page(scene.tenantId, { limit: 50, accountId });
  return items.some((group) => group.id === id);
};

describe('a rule over a profile field', () => {
  it('matches accounts with one of its values now, ignoring case and width of texts, also in built-in fields', async () => {
    const [ann, bo] = [await scene.account('ann'), await scene.account('bo')];
    const costCentre = await add('costCentre');
    const { id } = await create(asks(costCentre, 'ＲＤ-1', 'rd-2'));
    expect(await membersOf(id)).toEqual([]);
    await enter(ann, { costCentre: 'RD-1' });
    await enter(bo, { costCentre: 'RD-9' });
    expect([await membersOf(id), await isIn(ann, id), await isIn(bo, id)]).toEqual([['ann'], true, false]);
    await enter(bo, { costCentre: 'Rd-2' });
    await enter(ann, { costCentre: null });
    expect([await membersOf(id), await isIn(ann, id), await isIn(bo, id)]).toEqual([['bo'], false, true]);
    const fields = await scene.get(ProfileFields).all(scene.tenantId);
    const workPlace = fields.find(({ key }) => key === 'workPlace')?.id ?? '';
    const berlin = await create(asks(workPlace, 'Berlin'));
    await enter(ann, { workPlace: 'BERLIN' });
    expect(await membersOf(berlin.id)).toEqual(['ann']);
  });

  it('combines with other conditions, and two fields are two conditions', async () => {
    const [ann, bo] = [await scene.account('ann', 'auditor'), await scene.account('bo')];
    const [site, team] = [await add('site'), await add('team')];
    await enter(ann, { site: 'B', team: 'x' });
    await enter(bo, { site: 'B', team: 'y' });
    const conditions: Rule['conditions'] = [
      { attribute: 'field', fieldId: site, anyOf: ['b'] },
      { attribute: 'field', fieldId: team, anyOf: ['b', 'x'] },
      { attribute: 'role', anyOf: ['auditor'] },
    ];
    const all = await create({ match: 'all', conditions });
    const any = await create({ match: 'any', conditions });
    expect([await membersOf(all.id), await membersOf(any.id)]).toEqual([['ann'], ['ann', 'bo']]);
    expect([await isIn(ann, all.id), await isIn(bo, all.id), await isIn(bo, any.id)]).toEqual([
      true,
      false,
      true,
    ]);
    expect((await scene.get(ListGroups).one(scene.tenantId, all.id)).rule).toEqual({
      match: 'all',
      conditions,
    });
  });

  it('compares values as their fields store them, and is refused with invalid ones', async () => {
    const ann = await scene.account('ann');
    const level = await add('level', { type: 'number' });
    const site = await add('site', { type: 'choice', choices: ['Berlin', 'Paris'] });
    await enter(ann, { level: '12.5' });
    const { id } = await create(asks(level, '12.50'));
    expect(await membersOf(id)).toEqual(['ann']);
    expect((await scene.get(ListGroups).one(scene.tenantId, id)).rule).toEqual(asks(level, '12.5'));
    const refused = { code: 'profiles.value_invalid', facts: { field: 'site' } };
    await expect(create(asks(site, 'Rome'))).rejects.toMatchObject(refused);
    const preview = scene.get(ListMembers).preview(scene.tenantId, asks(site, 'Rome'));
    await expect(preview).rejects.toMatchObject(refused);
    await expect(create(asks(newId(), 'x'))).rejects.toMatchObject({ code: 'profiles.field_unknown' });
  });

  it('matches nobody once its field is removed, also when another field gets its key; it can still be saved, and the condition removed', async () => {
    const ann = await scene.account('ann');
    const site = await add('site');
    await enter(ann, { site: 'B' });
    const { id } = await create(asks(site, 'B'));
    const either = await create({
      match: 'any',
      conditions: [...asks(site, 'B').conditions, { attribute: 'role', anyOf: ['member'] }],
    });
    await scene.get(RemoveField).execute(scene.tenantId, site);
    expect([await membersOf(id), await isIn(ann, id), await membersOf(either.id)]).toEqual([
      [],
      false,
      ['ann'],
    ]);
    await add('site');
    await enter(ann, { site: 'B' });
    expect([await membersOf(id), await isIn(ann, id)]).toEqual([[], false]);
    const change = scene.get(ChangeGroup);
    const { rule } = await scene.get(ListGroups).one(scene.tenantId, id);
    await change.execute(scene.tenantId, id, { name: 'Old', ...(rule && { rule }) });
    await change.execute(scene.tenantId, either.id, {
      rule: { match: 'any', conditions: [{ attribute: 'role', anyOf: ['member'] }] },
    });
  });

  it('A9: never uses values that people enter themselves', async () => {
    const ann = await scene.account('ann');
    const hobby = await add('hobby', { editableBy: 'person' });
    await expect(create(asks(hobby, 'chess'))).rejects.toMatchObject({ code: 'groups.field_of_people' });
    const site = await add('site');
    await enter(ann, { site: 'B' });
    const { id } = await create(asks(site, 'B'));
    const heard: unknown[] = [];
    scene.get(ProfileWatchers).register({
      changed: (_transaction, accountIds) => Promise.resolve(void heard.push(accountIds)),
    });
    await scene.get(ChangeField).execute(scene.tenantId, site, { editableBy: 'person' });
    expect([await membersOf(id), await isIn(ann, id), heard]).toEqual([[], false, [null]]);
  });

  it('notifies its watchers of accounts that have lost or changed a value, by hand or by a source', async () => {
    const [ann, bo] = [await scene.account('ann'), await scene.account('bo')];
    const site = await add('site');
    const heard: unknown[] = [];
    scene.get(ProfileWatchers).register({
      changed: (_transaction, accountIds) => Promise.resolve(void heard.push(accountIds)),
    });
    const tell = (values: Readonly<Record<string, string | null>>) =>
      scene.get(UnitOfWork).run(scene.tenantId, (transaction) =>
        scene.get(ApplySourceProfiles).executeIn(transaction, 'directory', [
          { accountId: ann, values },
          { accountId: bo, values: { site: 'C' } },
        ]),
      );
    await tell({ site: 'B' });
    expect(heard).toEqual([]);
    await tell({ site: null });
    await enter(bo, { site: 'D' });
    await scene.get(RemoveField).execute(scene.tenantId, site);
    expect(heard).toEqual([[ann], [bo], null]);
  });
});
