import { startSimulator, type Simulator } from '../index.js';
import { DEMO } from '../world/demo-world.js';
import { PERMISSIONS } from '../world/permissions.js';

let now = Date.parse('2026-11-23T08:00:00Z');
const clock = { now: () => new Date(now) };
const advance = (seconds: number) => {
  now += seconds * 1000;
};

let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator({ port: 0, clock });
});

afterEach(() => simulator.close());

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

async function call(path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(simulator.url + path, init);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  call(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

const form = (path: string, body: Record<string, string>) =>
  call(path, { method: 'POST', body: new URLSearchParams(body) });

const userToken = (fields: Record<string, string>) =>
  post('/v1.0/oauth2/userAccessToken', {
    clientId: DEMO.clientId,
    clientSecret: DEMO.clientSecret,
    ...fields,
  });

const withCode = (code: string) => userToken({ grantType: 'authorization_code', code });

const oauthCode = (personId = 'alice') =>
  simulator.issueCode({ kind: 'oauth', personId, clientId: DEMO.clientId, corpId: DEMO.corpId });

const me = (token: unknown) =>
  call('/v1.0/contact/users/me', { headers: { 'x-acs-dingtalk-access-token': String(token) } });

const appToken = async (): Promise<string> => {
  const { body } = await post(`/v1.0/oauth2/${DEMO.corpId}/token`, {
    client_id: DEMO.clientId,
    client_secret: DEMO.clientSecret,
    grant_type: 'client_credentials',
  });
  return String(body['access_token']);
};

const jsapiCode = (personId = 'alice') => {
  const answer = simulator.issueJsapiCode(personId, {
    clientId: DEMO.clientId,
    corpId: DEMO.corpId,
    pageUrl: 'http://localhost:3000/q/x',
  });
  return 'code' in answer ? answer.code : '';
};

const CODE_UNUSABLE = { code: 'invalidParameter.authCode.notFound' };

describe('the user token', () => {
  it('is given for a code of the authorisation page, with the organisation, and opens the profile', async () => {
    const { status, body } = await withCode(oauthCode());
    expect(status).toBe(200);
    expect(body).toMatchObject({ expireIn: 7200, corpId: DEMO.corpId });
    expect((await me(body['accessToken'])).body).toMatchObject({
      nick: 'Alice',
      unionId: 'UNION-alice',
      mobile: '13900000001',
      stateCode: '86',
      email: 'alice@demo.test',
      visitor: false,
    });
  });

  it('is given once for a code', async () => {
    const code = oauthCode();
    await withCode(code);
    const again = await withCode(code);
    expect(again.status).toBe(400);
    expect(again.body).toMatchObject(CODE_UNUSABLE);
  });

  it('is refused for a code of 300 seconds, and given for a younger one', async () => {
    const [young, old] = [oauthCode(), oauthCode()];
    advance(299);
    expect((await withCode(young)).status).toBe(200);
    advance(1);
    expect((await withCode(old)).body).toMatchObject(CODE_UNUSABLE);
  });

  it.each(['jsapi', 'sns'] as const)('is refused for a code of kind %s', async (kind) => {
    const code = simulator.issueCode({
      kind,
      personId: 'alice',
      clientId: DEMO.clientId,
      corpId: DEMO.corpId,
    });
    expect((await withCode(code)).body).toMatchObject(CODE_UNUSABLE);
  });

  it('is given for a code of the authorisation component openAuth', async () => {
    const code = simulator.issueCode({ kind: 'openAuth', personId: 'bob', clientId: DEMO.clientId });
    const { body } = await withCode(code);
    expect(body).not.toHaveProperty('corpId');
    expect((await me(body['accessToken'])).body).toMatchObject({ unionId: 'UNION-bob' });
  });

  it('is refused for the code of another app, and for a wrong secret', async () => {
    const other = { clientId: 'dingotherapp', clientSecret: 'other', corpIds: [DEMO.corpId] };
    simulator.world.addApp(other);
    const fields = { ...other, corpIds: undefined, grantType: 'authorization_code', code: oauthCode() };
    expect((await post('/v1.0/oauth2/userAccessToken', fields)).body).toMatchObject(CODE_UNUSABLE);
    const wrong = await userToken({
      clientSecret: 'wrong',
      grantType: 'authorization_code',
      code: oauthCode(),
    });
    expect(wrong).toMatchObject({ status: 400, body: { code: 'invalidClientIdOrSecret' } });
  });

  it('is renewed once by its refresh token, and no longer after thirty days', async () => {
    const first = (await withCode(oauthCode())).body;
    const grant = (refreshToken: unknown) =>
      userToken({ grantType: 'refresh_token', refreshToken: String(refreshToken) });
    const second = await grant(first['refreshToken']);
    expect(second.status).toBe(200);
    expect((await grant(first['refreshToken'])).body).toMatchObject(CODE_UNUSABLE);
    advance(30 * 24 * 3600);
    expect((await grant(second.body['refreshToken'])).body).toMatchObject(CODE_UNUSABLE);
  });

  it('ends after 7200 seconds', async () => {
    const { body } = await withCode(oauthCode());
    advance(7200);
    expect(await me(body['accessToken'])).toMatchObject({
      status: 400,
      body: { code: 'InvalidAuthentication' },
    });
  });

  it('names what is missing in a request', async () => {
    const { status, body } = await post('/v1.0/oauth2/userAccessToken', { clientSecret: 'x' });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'MissingclientId', requestid: expect.any(String) });
  });
});

describe('the profile', () => {
  it('is refused with the missing permission named, until the permission is granted, published and consented', async () => {
    simulator.world.revokePermission(DEMO.clientId, PERMISSIONS.readProfile);
    const { body } = await withCode(oauthCode());
    expect(await me(body['accessToken'])).toMatchObject({
      status: 403,
      body: {
        code: 'Forbidden.AccessDenied.AccessTokenPermissionDenied',
        accessdenieddetail: { requiredScopes: ['Contact.User.Read'] },
      },
    });
    simulator.world.grantPermission(DEMO.clientId, PERMISSIONS.readProfile);
    const unpublished = (await withCode(oauthCode())).body;
    expect((await me(unpublished['accessToken'])).status).toBe(403);
    simulator.world.publish(DEMO.clientId);
    expect((await me(body['accessToken'])).status).toBe(403);
    const consented = (await withCode(oauthCode())).body;
    expect((await me(consented['accessToken'])).status).toBe(200);
  });

  it('has no mobile without its permission, and a masked one for an app of another developer', async () => {
    simulator.world.revokePermission(DEMO.clientId, PERMISSIONS.readMobile);
    const without = await me((await withCode(oauthCode())).body['accessToken']);
    expect(without.body).not.toHaveProperty('mobile');
    simulator.world.grantPermission(DEMO.clientId, PERMISSIONS.readMobile);
    simulator.world.publish(DEMO.clientId);
    simulator.world.apps.change(DEMO.clientId, { type: 'third_party' });
    const masked = await me((await withCode(oauthCode())).body['accessToken']);
    expect(masked.body).toMatchObject({ mobile: '139****0001' });
  });

  it('gives another unionId to another developer, and another openId to another app', async () => {
    const { world } = simulator;
    expect(world.unionIdOf('alice', DEMO.otherCorpId)).not.toBe(world.unionIdOf('alice', DEMO.corpId));
    expect(world.openIdOf('alice', 'a')).not.toBe(world.openIdOf('alice', 'b'));
  });

  it('says so when nobody has the unionId', async () => {
    const { body } = await withCode(oauthCode());
    const headers = { 'x-acs-dingtalk-access-token': String(body['accessToken']) };
    const answer = await call('/v1.0/contact/users/UNION-nobody', { headers });
    expect(answer).toMatchObject({ status: 404, body: { code: 'invalidParameter.user.notFound' } });
  });
});

describe('the app token', () => {
  it('is the same by all three ways while it lives, and its life is renewed', async () => {
    const first = await appToken();
    advance(7000);
    const second = await post('/v1.0/oauth2/accessToken', {
      appKey: DEMO.clientId,
      appSecret: DEMO.clientSecret,
    });
    expect(second.body).toEqual({ accessToken: first, expireIn: 7200 });
    advance(7000);
    const third = await call(`/gettoken?appkey=${DEMO.clientId}&appsecret=${DEMO.clientSecret}`);
    expect(third.body).toEqual({ errcode: 0, errmsg: 'ok', access_token: first, expires_in: 7200 });
    advance(7200);
    expect(await appToken()).not.toBe(first);
  });

  it.each([
    ['invalid.client', DEMO.corpId, { client_secret: 'wrong' }],
    ['unsupported.grant.type', DEMO.corpId, { grant_type: 'password' }],
    ['unauthorized.client', DEMO.otherCorpId, {}],
  ])('is refused with %s', async (code, corpId, fields) => {
    const answer = await post(`/v1.0/oauth2/${corpId}/token`, {
      client_id: DEMO.clientId,
      client_secret: DEMO.clientSecret,
      grant_type: 'client_credentials',
      ...fields,
    });
    expect(answer).toMatchObject({ status: 400, body: { code } });
  });

  it('is refused to an app that is not published', async () => {
    simulator.world.unpublish(DEMO.clientId);
    const answer = await post(`/v1.0/oauth2/${DEMO.corpId}/token`, {
      client_id: DEMO.clientId,
      client_secret: DEMO.clientSecret,
      grant_type: 'client_credentials',
    });
    expect(answer.body).toMatchObject({ code: 'unauthorized.client' });
  });

  it('gives a JSAPI ticket that keeps for two hours, and a day at most', async () => {
    const ticket = async () => {
      const headers = { 'x-acs-dingtalk-access-token': await appToken() };
      return (await post('/v1.0/oauth2/jsapiTickets', {}, headers)).body;
    };
    const first = await ticket();
    expect(first).toMatchObject({ expireIn: 7200 });
    let latest = first;
    for (let hours = 0; hours < 23.5; hours += 1.5) {
      advance(1.5 * 3600);
      latest = await ticket();
      if (hours < 22) expect(latest['jsapiTicket']).toBe(first['jsapiTicket']);
    }
    expect(latest['jsapiTicket']).not.toBe(first['jsapiTicket']);
  });
});

describe('the silent-login code', () => {
  const getUserInfo = async (code: string) =>
    post(`/topapi/v2/user/getuserinfo?access_token=${await appToken()}`, { code });

  it('tells who holds the phone, by JSON and by form, once', async () => {
    const [first, second] = [jsapiCode(), jsapiCode('wang')];
    expect((await getUserInfo(first)).body).toMatchObject({
      errcode: 0,
      result: {
        userid: 'alice',
        unionid: 'UNION-alice',
        name: 'Alice Zhang 张爱丽',
        sys: false,
        sys_level: 0,
      },
    });
    const byForm = await form(`/topapi/v2/user/getuserinfo?access_token=${await appToken()}`, {
      code: second,
    });
    expect(byForm.body).toMatchObject({ errcode: 0, result: { unionid: 'UNION-wang', name: '王小明' } });
    expect((await getUserInfo(first)).body).toMatchObject({ errcode: 40078 });
  });

  it('is worth nothing after 300 seconds, nor when it is a code of the authorisation page', async () => {
    const code = jsapiCode();
    advance(300);
    expect((await getUserInfo(code)).body).toMatchObject({ errcode: 40078 });
    expect((await getUserInfo(oauthCode())).body).toMatchObject({ errcode: 40078 });
  });

  it('is refused by the JSAPI with its reason', () => {
    const ask = (personId: string, changes: object) =>
      simulator.issueJsapiCode(personId, {
        clientId: DEMO.clientId,
        corpId: DEMO.corpId,
        pageUrl: 'http://localhost:3000/q/x',
        ...changes,
      });
    expect(ask('alice', { corpId: 'dingwrong' })).toMatchObject({
      errorMessage: expect.stringMatching(/^1002,/),
    });
    expect(ask('olga', {})).toMatchObject({ errorMessage: expect.stringMatching(/^1002,/) });
    expect(ask('emil', {})).toMatchObject({ errorMessage: expect.stringMatching(/^1002,/) });
    expect(ask('alice', { pageUrl: 'http://evil.test/' })).toMatchObject({
      errorMessage: expect.stringMatching(/^1003,/),
    });
    expect(ask('alice', { clientId: 'unknown' })).toMatchObject({
      errorMessage: expect.stringMatching(/^1004,/),
    });
    simulator.world.unpublish(DEMO.clientId);
    expect(ask('alice', {})).toMatchObject({ errorMessage: expect.stringMatching(/^1005,/) });
  });
});

describe('the address book', () => {
  const ask = async (path: string, body: Record<string, string>) =>
    (await form(`${path}?access_token=${await appToken()}`, body)).body;

  it('knows members by unionId, and neither outsiders nor leavers', async () => {
    const find = (unionid: string) => ask('/topapi/user/getbyunionid', { unionid });
    expect(await find('UNION-carol')).toMatchObject({
      errcode: 0,
      result: { contact_type: 0, userid: 'carol' },
    });
    expect(await find('UNION-olga')).toMatchObject({ errcode: 60121 });
    simulator.world.removeMember(DEMO.corpId, 'carol');
    expect(await find('UNION-carol')).toMatchObject({ errcode: 60121 });
  });

  it('tells details, activation included', async () => {
    const get = (userid: string) => ask('/topapi/v2/user/get', { userid });
    expect(await get('emil')).toMatchObject({ result: { active: false, dept_id_list: [1] } });
    expect(await get('olga')).toMatchObject({ errcode: 33012 });
    simulator.world.apps.change(DEMO.clientId, { contactScope: new Set(['bob']) });
    expect(await get('alice')).toMatchObject({ errcode: 50002 });
    expect(await get('bob')).toMatchObject({ errcode: 0 });
  });

  it('tells which part of it the app may read', async () => {
    const { body } = await call(`/auth/scopes?access_token=${await appToken()}`);
    expect(body).toMatchObject({ errcode: 0, auth_org_scopes: { authed_dept: [1], authed_user: [] } });
  });

  it('wraps a bad token and a missing permission into 88, and leaves them plain elsewhere', async () => {
    expect((await form('/topapi/user/getbyunionid?access_token=bad', {})).body).toMatchObject({
      errcode: 88,
      sub_code: '40014',
      errmsg: 'ding talk error[subcode=40014,submsg=不合法的access_token]',
    });
    expect((await call('/auth/scopes?access_token=bad')).body).toMatchObject({ errcode: 40014 });
    simulator.world.revokePermission(DEMO.clientId, PERMISSIONS.readMember);
    expect(await ask('/topapi/user/getbyunionid', { unionid: 'UNION-bob' })).toMatchObject({
      errcode: 88,
      sub_code: '60011',
      sub_msg: expect.stringContaining('qyapi_get_member'),
    });
  });

  it('says 22 for a call that does not exist', async () => {
    expect(await ask('/topapi/v9/nothing', {})).toMatchObject({ errcode: 22 });
  });
});

describe('the list of server addresses', () => {
  it('refuses calls from others, naming the address', async () => {
    const token = await appToken();
    simulator.world.apps.change(DEMO.clientId, { ipWhitelist: ['203.0.113.7'] });
    expect((await form(`/topapi/user/getbyunionid?access_token=${token}`, {})).body).toMatchObject({
      errcode: 88,
      sub_code: '60020',
      sub_msg: expect.stringContaining('127.0.0.1'),
    });
    expect(await withCode(oauthCode())).toMatchObject({
      status: 403,
      body: { code: 'Forbidden.AccessDenied.IpNotInWhiteList' },
    });
  });
});

describe('two simulators', () => {
  it('give the same ids, codes and tokens from the same seed', async () => {
    const twin = await startSimulator({ port: 0, clock });
    const grant = { kind: 'oauth', personId: 'alice', clientId: DEMO.clientId } as const;
    expect(twin.issueCode(grant)).toBe(simulator.issueCode(grant));
    await twin.close();
  });
});

it('remembers the calls it received', async () => {
  await withCode('unknown');
  const [logged] = simulator.requests.to('/v1.0/oauth2/userAccessToken');
  expect(logged).toMatchObject({ method: 'POST', status: 400, body: { code: 'unknown' } });
});
