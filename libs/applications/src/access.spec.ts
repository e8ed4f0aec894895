import { SuspendAccount } from '#accounts';
import { UnitOfWork } from '#database';
import { UnitWatchers } from '#directory';
import { ChangeMembers, CreateGroup, DeleteGroup } from '#groups';
import { newId } from '#kernel';
import { ApplicationDirectory } from './application/application-directory.js';
import { ApplicationUses } from './application/application-uses.js';
import { AssignApplication } from './application/assign-application.js';
import { ChangeApplication } from './application/change-application.js';
import { ExplainAccess } from './application/explain-access.js';
import { ApplicationsScene } from './testing/applications-scene.js';

type NewGroup = Parameters<CreateGroup['execute']>[1];

let scene: ApplicationsScene;

beforeAll(async () => {
  scene = await ApplicationsScene.start();
});
beforeEach(() => scene.begin());
afterAll(() => scene.close());

describe('an application', () => {
  it('lists all reasons why a person cannot use it', async () => {
    const { application } = await scene.create({ audience: 'assigned', state: 'disabled' });
    const [member, auditor] = [await scene.account('member'), await scene.account('reader', 'auditor')];
    const explain = (id: string) => scene.get(ExplainAccess).execute(scene.tenantId, application.id, id);
    await scene.get(AssignApplication).execute(scene.tenantId, application.id, { role: 'auditor' });
    await scene.get(SuspendAccount).execute(scene.tenantId, member.id, 'left');
    expect(await explain(member.id)).toMatchObject({
      mayUse: false,
      obstacles: ['application_disabled', 'account_not_active', 'not_assigned'],
    });
    expect((await explain(auditor.id)).obstacles).toEqual(['application_disabled']);
    await scene.get(ChangeApplication).execute(scene.tenantId, application.id, { state: 'enabled' });
    expect(await explain(auditor.id)).toMatchObject({ mayUse: true, obstacles: [] });
    await expect(explain(newId())).rejects.toMatchObject({ code: 'account.unknown' });
  });

  it('is for everybody in or below a department, as long as they are in it', async () => {
    const { application } = await scene.create({ audience: 'assigned' });
    const [inside, outside] = [await scene.account('inside'), await scene.account('outside')];
    const units = await scene.departments({ Engineering: null, Platform: 'Engineering', Sales: null });
    await scene.joins(inside.id, units['Platform'] ?? '');
    await scene.joins(outside.id, units['Sales'] ?? '');
    const explain = (id: string) => scene.get(ExplainAccess).execute(scene.tenantId, application.id, id);
    const assign = () =>
      scene
        .get(AssignApplication)
        .execute(scene.tenantId, application.id, { unitId: units['Engineering'] ?? '' });
    const { id } = await assign();
    expect([await explain(inside.id), await explain(outside.id)]).toMatchObject([
      {
        mayUse: true,
        obstacles: [],
        through: [{ unit: { name: 'Engineering' } }],
        departments: ['Platform'],
      },
      { mayUse: false, obstacles: ['not_assigned'], through: [], departments: ['Sales'] },
    ]);
    await expect(assign()).rejects.toMatchObject({ code: 'application.assigned_already' });
    const unit = { id: units['Engineering'], name: 'Engineering' };
    expect(await scene.get(ApplicationDirectory).assignments(scene.tenantId, application.id)).toMatchObject([
      { id, unit, role: null, account: null },
    ]);
    expect((await scene.events()).at(-1)).toMatchObject({
      name: 'applications.application.assigned.v1',
      payload: {
        unitId: unit.id,
        targets: [{ kind: 'application' }, { kind: 'unit', label: 'Engineering' }],
      },
    });
    await scene.sql(`delete from directory.membership`);
    expect((await explain(inside.id)).mayUse).toBe(false);
    await scene.joins(inside.id, units['Engineering'] ?? '');
    await scene.get(AssignApplication).end(scene.tenantId, application.id, id);
    expect((await explain(inside.id)).obstacles).toEqual(['not_assigned']);
  });

  it('loses the assignments of a department that is removed, each with an event', async () => {
    const { application } = await scene.create({ audience: 'assigned' });
    const units = await scene.departments({ Engineering: null, Sales: null });
    const { Engineering: id = '', Sales = '' } = units;
    for (const unitId of [id, Sales])
      await scene.get(AssignApplication).execute(scene.tenantId, application.id, { unitId });
    await scene
      .get(UnitOfWork)
      .run(scene.tenantId, (transaction) =>
        scene.get(UnitWatchers).removing(transaction, [{ id, name: 'Engineering' }]),
      );
    expect(await scene.get(ApplicationDirectory).assignments(scene.tenantId, application.id)).toMatchObject([
      { unit: { name: 'Sales' } },
    ]);
    expect((await scene.events()).at(-1)).toMatchObject({
      name: 'applications.application.unassigned.v1',
      payload: { unitId: id, targets: [{ label: 'Grafana' }, { kind: 'unit', label: 'Engineering' }] },
    });
  });

  it('P3: is not assigned to a department of another tenant', async () => {
    const { Engineering: theirs = '' } = await scene.departments({ Engineering: null });
    await scene.begin();
    const { application } = await scene.create({ audience: 'assigned' });
    await expect(
      scene.get(AssignApplication).execute(scene.tenantId, application.id, { unitId: theirs }),
    ).rejects.toMatchObject({ code: 'directory.unit_unknown' });
  });

  it('is for the members of a group, as long as they are in it', async () => {
    const { application } = await scene.create({ audience: 'assigned' });
    const [inside, outside] = [await scene.account('inside'), await scene.account('reader', 'auditor')];
    const { tenantId } = scene;
    const make = (given: NewGroup) => scene.get(CreateGroup).execute(tenantId, given);
    const group = await make({ name: 'VPN users' });
    const rule = {
      match: 'all' as const,
      conditions: [{ attribute: 'role' as const, anyOf: ['auditor' as const] }],
    };
    const auditors = await make({ name: 'Readers', rule });
    const explain = (id: string) => scene.get(ExplainAccess).execute(tenantId, application.id, id);
    const { id } = await scene
      .get(AssignApplication)
      .execute(tenantId, application.id, { groupId: group.id });
    expect(await explain(inside.id)).toMatchObject({
      mayUse: false,
      obstacles: ['not_assigned'],
      groups: [],
    });
    await scene.get(ChangeMembers).execute(tenantId, group.id, { add: [inside.id] });
    expect([await explain(inside.id), await explain(outside.id)]).toMatchObject([
      { mayUse: true, through: [{ group: { name: 'VPN users' }, unit: null }], groups: ['VPN users'] },
      { mayUse: false, through: [], groups: ['Readers'] },
    ]);
    await scene.get(AssignApplication).execute(tenantId, application.id, { groupId: auditors.id });
    expect((await explain(outside.id)).mayUse).toBe(true);
    await scene.get(AssignApplication).end(tenantId, application.id, id);
    expect((await scene.events()).at(-1)).toMatchObject({
      name: 'applications.application.unassigned.v1',
      payload: {
        groupId: group.id,
        targets: [{ kind: 'application' }, { kind: 'group', label: 'VPN users' }],
      },
    });
    expect((await explain(inside.id)).mayUse).toBe(false);
    await scene.get(DeleteGroup).execute(tenantId, auditors.id);
    expect((await explain(outside.id)).obstacles).toEqual(['not_assigned']);
  });

  it('P3: is not assigned to a group of another tenant', async () => {
    const { id: groupId } = await scene.get(CreateGroup).execute(scene.tenantId, { name: 'VPN users' });
    await scene.begin();
    const { application } = await scene.create({ audience: 'assigned' });
    await expect(
      scene.get(AssignApplication).execute(scene.tenantId, application.id, { groupId }),
    ).rejects.toMatchObject({ code: 'groups.unknown' });
  });

  it('records who opened it last, and when', async () => {
    const [{ application }, member] = [await scene.create(), await scene.account('member')];
    const listed = async () =>
      (await scene.get(ApplicationDirectory).page(scene.tenantId, { limit: 1 })).items;
    expect(await listed()).toMatchObject([{ lastUsedAt: null }]);
    for (const _ of [1, 2])
      await scene.get(UnitOfWork).run(scene.tenantId, async (transaction) => {
        scene.get(ApplicationUses).note(transaction, application.id, member.id);
        await Promise.resolve();
      });
    const uses = await scene.get(ApplicationUses).of(scene.tenantId, application.id);
    expect(uses).toMatchObject([{ username: 'member', lastUsedAt: expect.any(Date) as Date }]);
    expect(await listed()).toMatchObject([{ lastUsedAt: uses[0]?.lastUsedAt }]);
    await expect(scene.get(ApplicationUses).of(scene.tenantId, newId())).rejects.toMatchObject({
      code: 'application.unknown',
    });
  });
});
