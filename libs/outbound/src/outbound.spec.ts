import { DeleteGroup } from '#groups';
import { ChangeSettings, UnitWatchers } from '#directory';
import { UnitOfWork } from '#database';
import { newId } from '#kernel';
import { AddPair } from './application/add-pair.js';
import { ListPairs } from './application/list-pairs.js';
import { ReadComparison } from './application/read-comparison.js';
import { RemovePair } from './application/remove-pair.js';
import { ForgetComparisons } from './tasks/forget-comparisons.js';
import { OutboundScene } from './testing/outbound-scene.js';

let scene: OutboundScene;

beforeAll(async () => {
  scene = await OutboundScene.start();
});
afterAll(() => scene.feature.close());
beforeEach(() => scene.begin());

const add = (groupId: string, unit: string, isNew = false) => scene.pairOf(groupId, unit, isNew);

const pairs = () => scene.get(ListPairs).execute(scene.tenantId);

describe('a pair', () => {
  it('exists until somebody removes it, with an event for both', async () => {
    const groupId = await scene.group('Engineers', []);
    const { id } = await add(groupId, 'Engineering');
    expect(await pairs()).toMatchObject([
      { id, groupId, groupName: 'Engineers', unitName: 'Engineering', isNew: false, foundId: null },
    ]);
    await scene.get(RemovePair).execute(scene.tenantId, id);
    expect(await pairs()).toEqual([]);
    expect(await scene.events('outbound.pair.added.v1')).toMatchObject([{ pairId: id, groupId }]);
    expect(await scene.events('outbound.pair.removed.v1')).toMatchObject([
      { pairId: id, because: 'asked', targets: [{ label: 'Engineers' }, { label: 'Engineering' }] },
    ]);
    await expect(scene.get(RemovePair).execute(scene.tenantId, id)).rejects.toMatchObject({
      code: 'outbound.pair_unknown',
    });
  });

  it('is added once, even by simultaneous requests', async () => {
    const groupId = await scene.group('Engineers', []);
    const asked = await Promise.allSettled([1, 2, 3].map(() => add(groupId, 'Engineering')));
    const refused = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason as object] : []));
    expect(refused).toMatchObject([{ code: 'outbound.pair_exists' }, { code: 'outbound.pair_exists' }]);
    expect(await pairs()).toHaveLength(1);
    await add(groupId, 'Engineering', true);
    await add(groupId, 'Sales');
    expect(await pairs()).toHaveLength(3);
  });

  it('needs a group and a department of the connection, and there are fifty at most', async () => {
    const groupId = await scene.group('Engineers', []);
    const unitId = await scene.unitId('Sales');
    const adding = scene.get(AddPair);
    const pair = { groupId, unitId, isNew: false };
    const { tenantId } = scene;
    await expect(adding.execute(tenantId, undefined, { ...pair, groupId: newId() })).rejects.toMatchObject({
      code: 'groups.unknown',
    });
    await expect(adding.execute(tenantId, undefined, { ...pair, unitId: newId() })).rejects.toMatchObject({
      code: 'directory.unit_unknown',
    });
    await expect(adding.execute(tenantId, newId(), pair)).rejects.toMatchObject({
      code: 'directory.connection_unknown',
    });
    await scene.sql(
      `with made as (insert into directory.unit (id, tenant_id, connection_id, external_id, name, created_at, updated_at)
         select gen_random_uuid(), $1, $2, 'many' || n, 'many' || n, now(), now() from generate_series(1, 50) n returning id)
       insert into outbound.pair (id, tenant_id, connection_id, group_id, unit_id, is_new, created_at)
       select gen_random_uuid(), $1, $2, $3, id, false, now() from made`,
      scene.connectionId,
      groupId,
    );
    await expect(adding.execute(tenantId, undefined, pair)).rejects.toMatchObject({
      code: 'outbound.too_many_pairs',
    });
    await expect(add(groupId, 'many7')).rejects.toMatchObject({ code: 'outbound.pair_exists' });
    expect(await pairs()).toHaveLength(50);
  });

  it('is removed with its group, and the log records that', async () => {
    const groupId = await scene.group('Engineers', []);
    await add(groupId, 'Engineering');
    await scene.get(DeleteGroup).execute(scene.tenantId, groupId);
    expect(await pairs()).toEqual([]);
    expect(await scene.events('outbound.pair.removed.v1')).toMatchObject([
      { groupId, because: 'group_deleted', targets: [{ label: 'Engineers' }, { label: 'Engineering' }] },
    ]);
  });

  it('of a deleted group with a department created for it stays visible until the department is gone', async () => {
    const groupId = await scene.group('Buying', []);
    await add(groupId, 'Acme', true);
    expect((await scene.compare()).units).toEqual([{ kind: 'create', name: 'Buying', detail: 'Acme' }]);
    const unitId = await scene.unit('buying', 'Acme');
    expect((await scene.compare()).units).toEqual([{ kind: 'rename', name: 'buying', detail: 'Buying' }]);
    await scene.get(DeleteGroup).execute(scene.tenantId, groupId);
    expect(await pairs()).toMatchObject([{ groupId: null, groupName: 'Buying', foundId: unitId }]);
    expect((await scene.compare()).units).toEqual([{ kind: 'remove_by_hand', name: 'buying', detail: null }]);
    await remove('buying');
    expect(await pairs()).toEqual([]);
    const events = await scene.events('outbound.pair.removed.v1');
    expect(events.map(({ because }) => because)).toEqual(['group_deleted', 'unit_removed']);
  });

  it('is removed with its department, and with the parent of a department to be created', async () => {
    const groupId = await scene.group('Engineers', []);
    await add(groupId, 'Sales');
    await add(groupId, 'Sales', true);
    await add(groupId, 'Engineering');
    await remove('Sales');
    expect(await pairs()).toMatchObject([{ unitName: 'Engineering' }]);
    expect(await scene.events('outbound.pair.removed.v1')).toMatchObject([
      { because: 'unit_removed', targets: [{ label: 'Engineers' }, { label: 'Sales' }] },
      { because: 'unit_removed' },
    ]);
  });
});

/** Removes a department like a synchronisation run. */
async function remove(name: string): Promise<void> {
  const id = await scene.unitId(name);
  await scene.get(UnitOfWork).run(scene.tenantId, async (transaction) => {
    await scene.get(UnitWatchers).removing(transaction, [{ id, name }]);
    await transaction.query('delete from directory.unit where tenant_id = $1 and id = $2', [
      scene.tenantId,
      id,
    ]);
  });
}

describe('a comparison', () => {
  it('needs a pair, and a directory that has been read', async () => {
    await expect(scene.compare()).rejects.toMatchObject({ code: 'outbound.no_pairs' });
    await add(await scene.group('Engineers', []), 'Engineering');
    await scene.sql('delete from directory.run where tenant_id = $1');
    await expect(scene.compare()).rejects.toMatchObject({ code: 'outbound.never_synchronised' });
    expect(await scene.get(ReadComparison).last(scene.tenantId)).toBeNull();
  });

  it('counts everybody, logs only the counts, and replaces the previous comparison', async () => {
    const same = await scene.somebody('same', { known: { units: ['Engineering'] } });
    const fresh = await scene.somebody('fresh', { known: null, phoneNumber: '+8613800000001' });
    await add(await scene.group('Engineers', [same, fresh]), 'Engineering');
    const first = await scene.compare();
    expect(first).toMatchObject({
      creates: 1,
      unchanged: 1,
      conflicts: 0,
      known: 1,
      passed: null,
      requestedBy: null,
    });
    const second = await scene.compare();
    const reading = scene.get(ReadComparison);
    await expect(reading.one(scene.tenantId, first.id)).rejects.toMatchObject({
      code: 'outbound.comparison_unknown',
    });
    expect(await reading.last(scene.tenantId)).toEqual(second);
    const [, event] = await scene.events('outbound.comparison.made.v1');
    expect(event).toMatchObject({ pairs: 1, counts: { creates: 1, unchanged: 1, units: 0 } });
    expect(JSON.stringify(event)).not.toContain('fresh');
  });

  it('runs once at a time: further requests are refused meanwhile', async () => {
    await add(await scene.group('Engineers', [await scene.somebody('it', { known: null })]), 'Engineering');
    const asked = await Promise.allSettled([1, 2, 3, 4].map(() => scene.compare()));
    const refused = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason as object] : []));
    for (const reason of refused) expect(reason).toMatchObject({ code: 'outbound.comparing' });
    expect(refused.length).toBeLessThan(4);
    expect(await scene.differences()).toHaveLength(1);
  });

  it('says first when more people are to be disabled than a threshold allows', async () => {
    const ids = await Promise.all(
      ['a', 'b', 'c', 'd'].map((name) =>
        scene.somebody(name, { status: name === 'd' ? 'active' : 'suspended', known: { units: ['Sales'] } }),
      ),
    );
    await add(await scene.group('Sellers', ids), 'Sales');
    expect(await scene.compare()).toMatchObject({
      disables: 3,
      known: 4,
      passed: 'outboundThresholdPercent',
    });
    const set = scene.get(ChangeSettings);
    await set.execute(scene.tenantId, undefined, { outboundThresholdCount: 2 });
    expect(await scene.compare()).toMatchObject({ passed: 'outboundThresholdCount' });
    await set.execute(scene.tenantId, undefined, { outboundThresholdCount: 3, outboundThresholdPercent: 75 });
    expect(await scene.compare()).toMatchObject({ passed: null });
  });

  it('can be read page by page, by kind, and as a whole', async () => {
    const ids = await Promise.all(
      ['a', 'b', 'c'].map((name) => scene.somebody(name, { known: null, email: `${name}@acme.test` })),
    );
    await add(await scene.group('Sellers', ids), 'Sales');
    const { id } = await scene.compare();
    const reading = scene.get(ReadComparison);
    const page = await reading.differences(scene.tenantId, id, 'helpdesk', { limit: 2, kind: 'conflict' });
    expect(page.items.map(({ username }) => username)).toEqual(['a', 'b']);
    expect(page.next).not.toBeNull();
    const rest = await reading.differences(scene.tenantId, id, 'helpdesk', {
      limit: 2,
      after: ['name of b', ids[1] ?? ''],
    });
    expect(rest).toMatchObject({ items: [{ username: 'c' }], next: null });
    const none = await reading.differences(scene.tenantId, id, 'helpdesk', { limit: 2, kind: 'disable' });
    expect(none).toEqual({ items: [], next: null });
    let listed = 0;
    for await (const some of reading.every(scene.tenantId, id, 'helpdesk')) listed += some.length;
    expect(listed).toBe(3);
  });

  it('is deleted after thirty days', async () => {
    await add(await scene.group('Sellers', [await scene.somebody('a', { known: null })]), 'Sales');
    await scene.compare();
    await scene.get(ForgetComparisons).forget();
    expect(await scene.get(ReadComparison).last(scene.tenantId)).not.toBeNull();
    await scene.sql(
      `update outbound.comparison set compared_at = now() - interval '31 days' where tenant_id = $1`,
    );
    await scene.get(ForgetComparisons).forget();
    expect(await scene.get(ReadComparison).last(scene.tenantId)).toBeNull();
    expect(await scene.sql('select kind from outbound.difference where tenant_id = $1')).toEqual([]);
  });
});
