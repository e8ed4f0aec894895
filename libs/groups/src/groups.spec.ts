import { SuspendAccount } from '#accounts';
import { UnitOfWork, type SqlParams } from '#database';
import { maskName, newId } from '#kernel';
import { ChangeGroup } from './application/change-group.js';
import { ChangeMembers } from './application/change-members.js';
import { CreateGroup } from './application/create-group.js';
import { DeleteGroup } from './application/delete-group.js';
import { ListGroups } from './application/list-groups.js';
import { ListMembers } from './application/list-members.js';
import { groupRevision } from './infra/read-group.js';
import { groupNames } from './infra/joinable-groups.js';
import { prepare } from './infra/statements.js';
import { GroupsScene } from './testing/groups-scene.js';

let scene: GroupsScene;

beforeAll(async () => {
  scene = await GroupsScene.start();
});
beforeEach(() => scene.begin());
afterAll(() => scene.close());

const create = (given: Parameters<CreateGroup['execute']>[1]) =>
  scene.get(CreateGroup).execute(scene.tenantId, given);
const one = (id: string) => scene.get(ListGroups).one(scene.tenantId, id);
const change = (id: string, changes: Parameters<ChangeGroup['execute']>[2], basis?: string) =>
  scene.get(ChangeGroup).execute(scene.tenantId, id, changes, basis);
const put = (id: string, changes: Parameters<ChangeMembers['execute']>[2]) =>
  scene.get(ChangeMembers).execute(scene.tenantId, id, changes);

const membersOf = async (id: string, search?: string) => {
  const page = await scene.get(ListMembers).page(scene.tenantId, id, { limit: 50, search });
  return page.items.map(({ username }) => username);
};

const groupsOf = async (accountId: string) => {
  const page = await scene.get(ListGroups).page(scene.tenantId, { limit: 50, accountId });
  return page.items.map(({ name }) => name);
};

const toldNames = prepare((db, $: SqlParams<{ tenantId: string; accountId: string }>) =>
  db.selectNoFrom(groupNames({ tenantId: $.tenantId, accountId: $.accountId }).as('names')),
);

const told = async (accountId: string) => {
  const { tenantId } = scene;
  const [row] = await scene.get(UnitOfWork).query(tenantId, toldNames, { tenantId, accountId });
  return row?.names;
};

describe('the names of groups that an application gets', () => {
  it('K4: do not include a department with the same name as a group', async () => {
    const [ann, bo] = [await scene.account('ann'), await scene.account('bo')];
    const { ' Admins ': named = '', Sales = '' } = await scene.units({ ' Admins ': null, Sales: null });
    await scene.joins(ann, named, 'Lead');
    await scene.joins(bo, Sales, 'Seller');
    expect([await told(ann), await told(bo)]).toEqual([[' Admins '], ['Sales']]);
    const { id } = await create({ name: 'ADMINS' });
    expect([await told(ann), await told(bo)]).toEqual([[], ['Sales']]);
    await put(id, { add: [bo] });
    expect(await told(bo)).toEqual(['ADMINS', 'Sales']);
  });

  it('are at most fifty, groups before departments', async () => {
    const ann = await scene.account('ann');
    const { Sales = '' } = await scene.units({ Sales: null });
    await scene.joins(ann, Sales, 'Seller');
    await scene.sql(`with made as (
        insert into groups.definition (id, tenant_id, name, name_key, description, conditions, created_at, updated_at)
        select gen_random_uuid(), '${scene.tenantId}', 'G' || n, 'g' || n, '', 0, now(), now()
        from generate_series(10, 59) n returning id)
      insert into groups.member (tenant_id, group_id, account_id, added_at)
      select '${scene.tenantId}', id, '${ann}', now() from made`);
    const names = await told(ann);
    expect(names).toEqual(Array.from({ length: 50 }, (_, place) => `G${String(place + 10)}`));
  });
});

describe('a group by hand', () => {
  it('has a unique name in the tenant, ignoring case and width', async () => {
    const { id } = await create({ name: 'VPN users' });
    await expect(create({ name: 'ＶＰＮ USERS' })).rejects.toMatchObject({ code: 'groups.name_taken' });
    const other = await create({ name: 'Printers', externalId: 'p-1' });
    await expect(change(other.id, { name: 'vpn users' })).rejects.toMatchObject({
      code: 'groups.name_taken',
    });
    await expect(create({ name: ' ' })).rejects.toMatchObject({ code: 'groups.invalid' });
    expect(await change(id, { name: 'VPN Users' })).toMatchObject({ name: 'VPN Users', version: 2 });
    const found = await scene.get(ListGroups).page(scene.tenantId, { limit: 1, externalId: 'p-1' });
    expect(found).toMatchObject({ items: [{ name: 'Printers', members: 0 }], next: null });
    await scene.begin();
    await create({ name: 'VPN users' });
  });

  it('has the members that are added to it, until they are removed', async () => {
    const [ann, bo] = [await scene.account('ann'), await scene.account('bo')];
    const { id } = await create({ name: 'VPN users' });
    expect(await put(id, { add: [ann, bo, ann] })).toEqual({
      added: expect.arrayContaining([ann, bo]),
      removed: [],
    });
    expect(await put(id, { add: [ann] })).toEqual({ added: [], removed: [] });
    expect(await membersOf(id)).toEqual(['ann', 'bo']);
    expect(await membersOf(id, 'bo')).toEqual(['bo']);
    expect(await groupsOf(bo)).toEqual(['VPN users']);
    await scene.get(ChangeMembers).replace(scene.tenantId, id, [bo]);
    expect(await membersOf(id)).toEqual(['bo']);
    await put(id, { remove: [bo] });
    expect(await groupsOf(bo)).toEqual([]);
    await expect(put(id, { add: [newId()] })).rejects.toMatchObject({ code: 'account.unknown' });
    const many = Array.from({ length: 1_001 }, newId);
    await expect(put(id, { add: many })).rejects.toMatchObject({ code: 'groups.too_many' });
  });

  it('is changed only from its current revision, which includes members', async () => {
    const { id } = await create({ name: 'VPN users' });
    const seen = groupRevision(await one(id));
    await put(id, { add: [await scene.account('ann')] });
    await expect(change(id, { description: 'x' }, seen)).rejects.toMatchObject({ code: 'revision.stale' });
    await expect(scene.get(DeleteGroup).execute(scene.tenantId, id, seen)).rejects.toMatchObject({
      code: 'revision.stale',
    });
    await expect(
      change(id, { rule: { match: 'any', conditions: [{ attribute: 'role', anyOf: ['owner'] }] } }),
    ).rejects.toMatchObject({ code: 'groups.by_hand' });
  });

  it('is in the log with the values before and after, and with each member', async () => {
    const ann = await scene.account('ann');
    const { id } = await create({ name: 'VPN users' });
    await put(id, { add: [ann] });
    await change(id, { description: 'Remote work' });
    await change(id, { description: 'Remote work' });
    await scene.get(DeleteGroup).execute(scene.tenantId, id);
    const group = { kind: 'group', id, label: 'VPN users' };
    expect(await scene.events()).toMatchObject([
      { name: 'groups.group.created.v1', payload: { after: { name: 'VPN users', rule: null } } },
      {
        name: 'groups.members.changed.v1',
        payload: {
          targets: [group, { kind: 'account', id: ann, label: maskName('ann') }],
          added: [ann],
          removed: [],
        },
      },
      {
        name: 'groups.group.changed.v1',
        payload: { before: { description: '' }, after: { description: 'Remote work' } },
      },
      { name: 'groups.group.deleted.v1', payload: { before: { name: 'VPN users' }, members: 1 } },
    ]);
    await expect(one(id)).rejects.toMatchObject({ code: 'groups.unknown' });
  });

  it('P3: accepts no account of another tenant, and is invisible there', async () => {
    const theirs = await scene.account('ann');
    const { id } = await create({ name: 'VPN users' });
    await scene.begin();
    await expect(one(id)).rejects.toMatchObject({ code: 'groups.unknown' });
    await expect(put(id, { add: [] })).rejects.toMatchObject({ code: 'groups.unknown' });
    const own = await create({ name: 'VPN users' });
    await expect(put(own.id, { add: [theirs] })).rejects.toMatchObject({ code: 'account.unknown' });
  });
});

describe('a group by rule', () => {
  it('has the accounts that currently meet any, or all, of its conditions', async () => {
    const [ann, bo, eve] = [
      await scene.account('ann'),
      await scene.account('bo'),
      await scene.account('eve', 'auditor'),
    ];
    const { Engineering = '', Platform = '' } = await scene.units({
      Engineering: null,
      Platform: 'Engineering',
    });
    await scene.joins(ann, Platform, 'Lead');
    await scene.joins(bo, Engineering, 'Engineer');
    const conditions = [
      { attribute: 'unit' as const, anyOf: [Engineering] },
      { attribute: 'title' as const, anyOf: ['ＬＥＡＤ', 'lead', 'Head'] },
    ];
    const leads = await create({ name: 'Leads', rule: { match: 'all', conditions } });
    const some = await create({
      name: 'Some',
      rule: { match: 'any', conditions: [...conditions, { attribute: 'role', anyOf: ['auditor'] }] },
    });
    expect(await membersOf(leads.id)).toEqual(['ann']);
    expect(await membersOf(some.id)).toEqual(['ann', 'bo', 'eve']);
    expect([await groupsOf(ann), await groupsOf(bo), await groupsOf(eve)]).toEqual([
      ['Leads', 'Some'],
      ['Some'],
      ['Some'],
    ]);
    await scene.sql(`update directory.person set title = 'Head ' where account_id = '${bo}'`);
    expect(await groupsOf(bo)).toEqual(['Leads', 'Some']);
    await scene.sql(`delete from directory.membership`);
    await scene.get(SuspendAccount).execute(scene.tenantId, eve, 'left');
    expect([await groupsOf(ann), await membersOf(leads.id)]).toEqual([['Some'], []]);
    expect((await one(leads.id)).rule).toEqual({
      match: 'all',
      conditions: [conditions[0], { attribute: 'title', anyOf: ['Head', 'lead'] }],
    });
  });

  it('previews its members, and accepts none by hand', async () => {
    const ann = await scene.account('ann');
    const rule = {
      match: 'any' as const,
      conditions: [{ attribute: 'role' as const, anyOf: ['member' as const] }],
    };
    expect(await scene.get(ListMembers).preview(scene.tenantId, rule)).toMatchObject({
      total: 1,
      items: [{ username: 'ann' }],
    });
    const { id } = await create({ name: 'Everybody', rule });
    await expect(put(id, { remove: [ann] })).rejects.toMatchObject({ code: 'groups.by_rule' });
    await change(id, { rule: { ...rule, conditions: [{ attribute: 'role', anyOf: ['owner'] }] } });
    expect(await membersOf(id)).toEqual([]);
  });

  it('has no members for a department that was removed, and cannot be created with an unknown one', async () => {
    const ann = await scene.account('ann');
    const { Sales = '' } = await scene.units({ Sales: null });
    await scene.joins(ann, Sales, 'Seller');
    const conditions = [{ attribute: 'unit' as const, anyOf: [Sales] }];
    const { id } = await create({ name: 'Sellers', rule: { match: 'any', conditions } });
    expect(await membersOf(id)).toEqual(['ann']);
    await scene.sql(`delete from directory.unit where id = '${Sales}'`);
    expect([await membersOf(id), await groupsOf(ann)]).toEqual([[], []]);
    await expect(create({ name: 'Others', rule: { match: 'any', conditions } })).rejects.toMatchObject({
      code: 'directory.unit_unknown',
    });
  });
});
