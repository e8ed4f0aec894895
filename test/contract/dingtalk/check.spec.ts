import type { DingTalkApp } from '#dingtalk';
import { DingTalkClient } from '#dingtalk';
import { itemsToMend } from '#providers';
import { DEMO, startSimulator, type Simulator } from '#simulator';

const PORTAL = 'http://portal.test:3000';
const CALLBACK = `${PORTAL}${DEMO.callbackPath}`;
const means = { pace: () => Promise.resolve(), now: new Date(performance.timeOrigin) };

let simulator: Simulator;
let app: DingTalkApp;
let client: DingTalkClient;

beforeAll(async () => {
  simulator = await startSimulator({ port: 0, portalUrl: PORTAL });
  const { url } = simulator;
  app = {
    endpoints: { loginBase: url, apiBase: url, oapiBase: url },
    credentials: { corpId: DEMO.corpId, clientId: DEMO.clientId, clientSecret: DEMO.clientSecret },
  };
});

beforeEach(() => {
  client = new DingTalkClient({ timeoutMs: 60_000, pause: () => Promise.resolve() });
});

afterEach(() => simulator.reset());

afterAll(() => simulator.close());

describe('the check of a connection', () => {
  const check = async () => {
    const items = await client.checkConnection(
      app,
      { callbackUrl: CALLBACK, homepage: `${PORTAL}/t/demo/` },
      means,
    );
    return new Map(items.map((item) => [item.id, item]));
  };

  it('passes everything that can be checked, and names what cannot', async () => {
    const items = await check();
    expect([...items].map(([id, { outcome }]) => [id, outcome])).toEqual([
      ['credentials', 'ok'],
      ['address_book_permission', 'ok'],
      ['member_lookup', 'ok'],
      ['personal_permission', 'unknown'],
      ['callback_address', 'ok'],
      ['in_app_address', 'unknown'],
      ['egress_ip', 'ok'],
      ['directory_departments', 'ok'],
      ['directory_members', 'ok'],
      ['directory_leavers', 'ok'],
    ]);
    expect(items.get('personal_permission')).toMatchObject({ value: 'Contact.User.Read' });
    expect(items.get('personal_permission')).not.toHaveProperty('cause');
    expect(items.get('in_app_address')).toMatchObject({ value: `${PORTAL}/t/demo/` });
  });

  it('names wrong credentials, and the checks that they prevent', async () => {
    const credentials = { ...app.credentials, clientSecret: 'wrong' };
    const items = await client.checkConnection(
      { ...app, credentials },
      { callbackUrl: CALLBACK, homepage: PORTAL },
      means,
    );
    expect(items[0]).toMatchObject({ id: 'credentials', outcome: 'failed', cause: 'credentials' });
    expect(items[1]).toMatchObject({ outcome: 'unknown', cause: 'credentials' });
    expect(items.find(({ id }) => id === 'egress_ip')).toMatchObject({
      outcome: 'unknown',
      cause: 'credentials',
    });
    expect(items.filter(({ waitsFor }) => waitsFor === 'credentials').map(({ id }) => id)).toEqual([
      'address_book_permission',
      'member_lookup',
      'egress_ip',
      'directory_departments',
      'directory_members',
      'directory_leavers',
    ]);
  });

  it('verifies the secret anew each time', async () => {
    await check();
    await check();
    expect(simulator.requests.to(`/v1.0/oauth2/${DEMO.corpId}/token`)).toHaveLength(2);
  });

  it('names an app that is not enabled in the organisation', async () => {
    const credentials = { ...app.credentials, corpId: DEMO.otherCorpId };
    const items = await client.checkConnection(
      { ...app, credentials },
      { callbackUrl: CALLBACK, homepage: PORTAL },
      means,
    );
    expect(items[0]).toMatchObject({ outcome: 'failed', cause: 'app_not_enabled' });
  });

  it('names the missing permission to apply for', async () => {
    simulator.faults.set({ name: 'permissionMissing', path: '/topapi' });
    expect((await check()).get('address_book_permission')).toMatchObject({
      outcome: 'failed',
      cause: 'permission_missing',
      value: 'qyapi_get_member',
    });
  });

  it.each([
    ['directory_departments', 'qyapi_get_department_list', '通讯录部门信息读权限'],
    ['directory_members', 'qyapi_get_department_member', '通讯录部门成员读权限'],
    ['directory_leavers', 'Contact.Common.Read', '通讯录基本数据读权限'],
  ] as const)('names a missing permission that only the directory needs: %s', async (id, value, name) => {
    simulator.world.revokePermission(DEMO.clientId, value);
    simulator.world.publish(DEMO.clientId);
    const items = await check();
    simulator.world.grantPermission(DEMO.clientId, value);
    simulator.world.publish(DEMO.clientId);
    expect(items.get(id)).toMatchObject({ outcome: 'failed', cause: 'permission_missing', value });
    expect(items.get(id)).toMatchObject({
      neededFor: 'directory',
      setting: { zh: expect.stringContaining(name) },
    });
    expect(itemsToMend([...items.values()])).toEqual([]);
    expect([...items.values()].filter(({ outcome }) => outcome === 'failed')).toHaveLength(1);
  });

  it('names all missing permissions at once', async () => {
    simulator.faults.set({ name: 'permissionMissing' });
    const missing = [...(await check()).values()].filter(({ cause }) => cause === 'permission_missing');
    expect(missing.filter(({ waitsFor }) => waitsFor === undefined).map(({ value }) => value)).toEqual([
      'qyapi_get_member',
      'qyapi_get_department_list',
      'qyapi_get_department_member',
      'Contact.Common.Read',
    ]);
  });

  it('reports no missing permission for a root department outside the app’s scope', async () => {
    simulator.faults.set({ name: 'departmentOutOfScope' });
    const items = await check();
    expect(items.get('directory_departments')).toMatchObject({ outcome: 'ok' });
    expect(items.get('directory_members')).toMatchObject({ outcome: 'ok' });
  });

  it('shows the IP address that DingTalk saw and refused', async () => {
    simulator.faults.set({ name: 'ipNotAllowed', path: '/topapi' });
    const items = await check();
    expect(items.get('egress_ip')).toMatchObject({
      outcome: 'failed',
      cause: 'ip_not_allowed',
      value: '127.0.0.1',
    });
    expect(items.get('egress_ip')?.setting?.zh).toContain('出口 IP');
    expect(items.get('egress_ip')).not.toHaveProperty('waitsFor');
    expect(items.get('address_book_permission')).toMatchObject({ waitsFor: 'egress_ip' });
  });

  it('reports an unregistered callback address, with the value to enter', async () => {
    const callbackUrl = 'http://elsewhere.test/callback';
    const items = await client.checkConnection(app, { callbackUrl, homepage: PORTAL }, means);
    expect(items.find(({ id }) => id === 'callback_address')).toMatchObject({
      outcome: 'failed',
      value: callbackUrl,
    });
  });

  it('reports nothing as wrong when DingTalk is down', async () => {
    simulator.faults.set({ name: 'http5xx' });
    const items = [...(await check()).values()];
    expect(items.map(({ outcome }) => outcome)).toEqual(items.map(() => 'unknown'));
    expect(items[0]).toMatchObject({ cause: 'unreachable' });
  });
});
