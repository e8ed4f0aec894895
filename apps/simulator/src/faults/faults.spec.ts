import { startSimulator, type Simulator } from '../index.js';
import { DEMO } from '../world/demo-world.js';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ port: 0 });
});

afterEach(() => simulator.reset());

afterAll(() => simulator.close());

const GETTOKEN = `/gettoken?appkey=${DEMO.clientId}&appsecret=${DEMO.clientSecret}`;
const get = (path: string) => fetch(simulator.url + path);
const json = async (path: string, body?: object) => {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  return (await (await fetch(simulator.url + path, body === undefined ? {} : init)).json()) as Record<
    string,
    unknown
  >;
};
const userToken = (personId = 'alice') =>
  json('/v1.0/oauth2/userAccessToken', {
    clientId: DEMO.clientId,
    clientSecret: DEMO.clientSecret,
    grantType: 'authorization_code',
    code: simulator.issueCode({ kind: 'oauth', personId, clientId: DEMO.clientId, corpId: DEMO.corpId }),
  });

describe('a fault', () => {
  it('strikes the given number of times, and only below its path', async () => {
    simulator.faults.set({ name: 'http5xx', status: 504, path: '/gettoken', times: 2 });
    expect((await get('/auth/scopes')).status).toBe(200);
    expect((await get(GETTOKEN)).status).toBe(504);
    expect((await get(GETTOKEN)).status).toBe(504);
    expect((await get(GETTOKEN)).status).toBe(200);
    expect(simulator.faults.list()).toEqual([]);
  });

  it('is set, listed and cleared over HTTP, and refused when it is unknown', async () => {
    const control = async (method: string, body?: unknown, query = '') => {
      const headers = body === undefined ? {} : { 'content-type': 'application/json' };
      const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
      const response = await fetch(`${simulator.url}/control/faults${query}`, init);
      return { status: response.status, body: await response.json() };
    };
    await control('PUT', { name: 'slow', milliseconds: 10, times: 1 });
    const two = [{ name: 'garbage' }, { name: 'qpsLimit', path: '/v1.0' }];
    expect((await control('PUT', two)).body).toEqual({ faults: two });
    expect((await control('DELETE', undefined, '?name=garbage')).body).toEqual({ faults: [two[1]] });
    expect((await control('DELETE')).body).toEqual({ faults: [] });
    expect((await control('PUT', { name: 'earthquake' })).status).toBe(400);
  });

  it('cannot be set by pages of other sites', async () => {
    const headers = { origin: 'http://evil.test', 'content-type': 'application/json' };
    const response = await fetch(`${simulator.url}/control/reset`, { method: 'POST', headers, body: '{}' });
    expect(response.status).toBe(403);
  });
});

describe('slow', () => {
  it('delays the answer', async () => {
    simulator.faults.set({ name: 'slow', milliseconds: 5000 });
    await expect(fetch(simulator.url + GETTOKEN, { signal: AbortSignal.timeout(100) })).rejects.toThrow(
      /abort|timeout/i,
    );
  });
});

describe('garbage, a block page and a reset connection', () => {
  it('are not JSON', async () => {
    simulator.faults.set({ name: 'garbage' });
    await expect((await get(GETTOKEN)).json()).rejects.toThrow();
    simulator.faults.clear();
    simulator.faults.set({ name: 'htmlBlockPage' });
    const response = await get(GETTOKEN);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toContain('"status":1111');
    simulator.faults.clear('htmlBlockPage');
    simulator.faults.set({ name: 'connectionReset' });
    await expect(get(GETTOKEN)).rejects.toThrow();
    expect(simulator.requests.all().at(-1)).toMatchObject({ path: '/gettoken', status: 0 });
  });
});

describe('refusals of a whole call', () => {
  it('have the form of the API’s generation', async () => {
    simulator.faults.set({ name: 'ipNotAllowed' });
    expect(await userToken()).toMatchObject({ code: 'Forbidden.AccessDenied.IpNotInWhiteList' });
    expect(await json(GETTOKEN)).toMatchObject({ errcode: 60020 });
    expect(await json('/topapi/user/getbyunionid', {})).toMatchObject({ errcode: 88, sub_code: '60020' });
    simulator.faults.clear();
    simulator.faults.set({ name: 'qpsLimit' });
    expect(await userToken()).toMatchObject({ code: 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi' });
    expect(await json('/topapi/user/getbyunionid', {})).toMatchObject({
      errcode: 88,
      sub_code: '90018',
    });
  });
});

describe('wrong answers', () => {
  it('name a wrong organisation, call a fresh code used, omit the mobile, reject a valid token', async () => {
    simulator.faults.set({ name: 'wrongCorp', corpId: 'dingelsewhere', times: 1 });
    expect(await userToken()).toMatchObject({ corpId: 'dingelsewhere' });
    simulator.faults.set({ name: 'codeReused', times: 1 });
    expect(await userToken()).toMatchObject({ code: 'invalidParameter.authCode.notFound' });
    const { accessToken } = await userToken();
    const me = async () => {
      const headers = { 'x-acs-dingtalk-access-token': String(accessToken) };
      return (await (await fetch(`${simulator.url}/v1.0/contact/users/me`, { headers })).json()) as object;
    };
    simulator.faults.set({ name: 'mobileAbsent', times: 1 });
    expect(await me()).not.toHaveProperty('mobile');
    simulator.faults.set({ name: 'tokenInvalid', times: 1 });
    expect(await me()).toMatchObject({ code: 'InvalidAuthentication' });
    simulator.faults.set({ name: 'permissionMissing', times: 1 });
    expect(await me()).toMatchObject({ accessdenieddetail: { requiredScopes: ['Contact.User.Read'] } });
    expect(await me()).toHaveProperty('mobile');
  });

  it('print numbers and booleans as texts', async () => {
    simulator.faults.set({ name: 'looseTypes' });
    expect(await json(GETTOKEN)).toMatchObject({ errcode: 0, expires_in: '7200' });
    expect(await userToken()).toMatchObject({ expireIn: '7200' });
  });
});
