import { AccountDirectory } from '#accounts';
import { FindRuns, ShowPerson } from '#directory';
import { DEMO, PERMISSIONS, type FaultName, type Simulator } from '#simulator';
import { DirectoryContract } from './scene/directory-contract.js';

let contract: DirectoryContract;
let simulator: Simulator;

beforeAll(async () => {
  contract = await DirectoryContract.open();
  ({ simulator } = contract);
});
beforeEach(() => contract.begin());
afterEach(() => {
  simulator.reset();
  simulator.world.apps.change(DEMO.clientId, { contactScope: 'everyone', departmentScope: new Set() });
});
afterAll(() => contract.close());

const statusOf = async (username: string) =>
  (await contract.get(AccountDirectory).byUsername(contract.tenantId, username))?.status;

describe('DingTalk’s address book', () => {
  it('becomes units and people, each with their departments', async () => {
    expect(await contract.sync()).toMatchObject({ state: 'done', created: 6, unitsRead: 4, conflicts: 0 });
    expect(await contract.get(ShowPerson).execute(contract.tenantId, 'UNION-alice')).toMatchObject([
      {
        seat: 'alice',
        name: 'Alice Zhang 张爱丽',
        email: 'alice@demo.test',
        units: [
          { name: '平台组 Platform', isPrimary: true },
          { name: '研发部 Engineering', isPrimary: false },
        ],
      },
    ]);
  });

  it('with many people is read page by page', async () => {
    simulator.world.addCrowd(DEMO.corpId, { people: 250, departments: 2, prefix: 'many' });
    expect(await contract.sync()).toMatchObject({ state: 'done', created: 256, unitsRead: 6 });
    const pages = simulator.requests.to('/topapi/v2/user/list').length;
    expect(pages).toBe(4 + 2 * 2);
    for (let number = 1; number <= 250; number += 1) {
      simulator.world.removeMember(DEMO.corpId, `many-${String(number)}`);
    }
    for (const { id } of simulator.world.departments.children(DEMO.corpId, 1).slice(2)) {
      simulator.world.removeDepartment(DEMO.corpId, id);
    }
    expect(await contract.sync()).toMatchObject({
      state: 'stopped',
      stoppedBy: 'leaverThresholdCount',
      applied: 0,
    });
    expect(await statusOf('many-1')).toBe('active');
  });

  it('is limited to the app’s scope: a person who moves out of it has not left', async () => {
    await contract.sync();
    simulator.world.apps.change(DEMO.clientId, {
      contactScope: new Set(['carol', 'wang', 'mallory', 'emil']),
      departmentScope: new Set([101]),
    });
    simulator.world.changeMember(DEMO.corpId, 'bob', { departments: [103] });
    const run = await contract.sync();
    const { items } = await contract
      .get(FindRuns)
      .changes(contract.tenantId, run.id, { kinds: ['conflict'], limit: 10 });
    expect(items).toMatchObject([{ seat: 'bob', reason: 'out_of_scope' }]);
    expect(await statusOf('bob')).toBe('active');
    simulator.world.changeMember(DEMO.corpId, 'bob', { departments: [101] });
  });
});

/** Faults, and how the run reports them. */
const FAULTS: readonly (readonly [FaultName, string])[] = [
  ['permissionMissing', 'permission_missing'],
  ['ipNotAllowed', 'ip_not_allowed'],
  ['htmlBlockPage', 'rate_limited'],
  ['garbage', 'unexpected_answer'],
  ['tokenInvalid', 'token_invalid'],
  ['departmentOutOfScope', 'permission_missing'],
  ['cursorStuck', 'unexpected_answer'],
];

/** Each kind of call in a run. */
const CALLS = [
  '/auth/scopes',
  '/topapi/v2/department/get',
  '/topapi/v2/department/listsub',
  '/topapi/v2/user/list',
  '/topapi/user/getbyunionid',
] as const;

describe('a fault at DingTalk', () => {
  const CANNOT = new Set([
    'permissionMissing /auth/scopes',
    ...CALLS.filter((path) => !path.includes('department') && !path.includes('list')).map(
      (path) => `departmentOutOfScope ${path}`,
    ),
    ...CALLS.filter((path) => path !== '/topapi/v2/user/list').map((path) => `cursorStuck ${path}`),
  ]);
  const cases = FAULTS.flatMap(([name, failure]) =>
    CALLS.map((path) => [name, path, failure] as const),
  ).filter(([name, path]) => !CANNOT.has(`${name} ${path}`));

  it.each(cases)('%s at %s ends the run with its cause, and suspends no one', async (name, path, failure) => {
    await contract.sync();
    simulator.world.removeMember(DEMO.corpId, 'mallory');
    simulator.faults.set({ name, path });
    expect(await contract.sync()).toMatchObject({ state: 'failed', failure, applied: 0 });
    expect(await statusOf('mallory')).toBe('active');
    simulator.faults.clear();
    expect(await contract.sync()).toMatchObject({ state: 'done', suspended: 1 });
    expect(await statusOf('mallory')).toBe('suspended');
    simulator.world.addMember({ corpId: DEMO.corpId, personId: 'mallory' });
  });

  it('that is short does not fail the run: an expired token, a rate limit, a lost connection, numbers as text', async () => {
    simulator.faults.set({ name: 'tokenInvalid', path: '/topapi/v2/user/list', times: 1 });
    simulator.faults.set({ name: 'qpsLimit', path: '/topapi/v2/department/listsub', times: 1 });
    simulator.faults.set({ name: 'connectionReset', path: '/topapi/v2/department/get', times: 1 });
    simulator.faults.set({ name: 'looseTypes' });
    expect(await contract.sync()).toMatchObject({ state: 'done', created: 6 });
  });

  it('is reported with the missing permission', async () => {
    simulator.world.revokePermission(DEMO.clientId, PERMISSIONS.listMembers);
    expect(await contract.sync()).toMatchObject({
      state: 'failed',
      facts: { requiredScopes: [PERMISSIONS.listMembers] },
    });
    simulator.world.grantPermission(DEMO.clientId, PERMISSIONS.listMembers);
    simulator.world.publish(DEMO.clientId);
  });

  it('that omits a unionId links nobody', async () => {
    simulator.faults.set({ name: 'unionIdAbsent' });
    expect(await contract.sync()).toMatchObject({ state: 'done', created: 0, conflicts: 6 });
  });
});
