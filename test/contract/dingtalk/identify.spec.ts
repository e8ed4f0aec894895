import type { DingTalkApp, DingTalkIdentity } from '#dingtalk';
import { DingTalkClient, DingTalkError, type DingTalkReason } from '#dingtalk';
import { DEMO, startSimulator, type Fault, type Simulator } from '#simulator';

const PORTAL = 'http://portal.test:3000';
const CALLBACK = `${PORTAL}${DEMO.callbackPath}`;

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
  client = new DingTalkClient({ timeoutMs: 1500, pause: () => Promise.resolve() });
});

afterEach(() => simulator.reset());

afterAll(() => simulator.close());

const oauthCode = (personId: string, corpId: string = DEMO.corpId): string =>
  simulator.issueCode({ kind: 'oauth', personId, clientId: DEMO.clientId, corpId });
const jsapiCode = (personId: string): string =>
  simulator.issueCode({ kind: 'jsapi', personId, clientId: DEMO.clientId, corpId: DEMO.corpId });
const byOAuth = (code: string): Promise<DingTalkIdentity> => client.identifyByOAuthCode(app, code);
const byJsapi = (code: string): Promise<DingTalkIdentity> => client.identifyByJsapiCode(app, code);

async function reasonOf(call: Promise<unknown>): Promise<DingTalkReason | 'no failure'> {
  try {
    await call;
    return 'no failure';
  } catch (error) {
    if (error instanceof DingTalkError) return error.reason;
    throw error;
  }
}

describe('a person', () => {
  it('is the same by DingTalk’s page and inside the DingTalk app', async () => {
    const page = await byOAuth(oauthCode('alice'));
    const { corpId, unionId, userId, name } = page;
    expect(page.openId).toMatch(/^OPEN-/);
    expect(await byJsapi(jsapiCode('alice'))).toEqual({ corpId, unionId, userId, name });
    expect(page).toMatchObject({
      corpId: DEMO.corpId,
      unionId: 'UNION-alice',
      userId: 'alice',
      name: 'Alice Zhang 张爱丽',
      mobile: '+8613900000001',
      email: 'alice@demo.test',
    });
  });

  it('D3: gets her own identity while others log on at the same moment, by either way', async () => {
    const people = ['alice', 'bob', 'carol', 'wang', 'mallory'];
    const rounds = Array.from({ length: 6 }, () => people).flat();
    const identities = await Promise.all(
      rounds.flatMap((person) => [byOAuth(oauthCode(person)), byJsapi(jsapiCode(person))]),
    );
    expect(identities.map(({ unionId }) => unionId)).toEqual(
      rounds.flatMap((person) => [`UNION-${person}`, `UNION-${person}`]),
    );
    expect(simulator.requests.to(`/v1.0/oauth2/${DEMO.corpId}/token`)).toHaveLength(1);
  });

  it('D3: cannot use a code twice, nor at the other way’s endpoint', async () => {
    const [page, inApp] = [oauthCode('alice'), jsapiCode('alice')];
    expect(await reasonOf(byJsapi(page))).toBe('code_unusable');
    expect(await reasonOf(byOAuth(inApp))).toBe('code_unusable');
    await byOAuth(page);
    await byJsapi(inApp);
    expect(await reasonOf(byOAuth(page))).toBe('code_unusable');
    expect(await reasonOf(byJsapi(inApp))).toBe('code_unusable');
  });

  it('D5: who is an outsider is refused, whether DingTalk lets her through or names her organisation', async () => {
    const elsewhere = oauthCode('olga', DEMO.otherCorpId);
    expect(await reasonOf(byOAuth(elsewhere))).toBe('not_member');
    const nowhere = simulator.issueCode({ kind: 'oauth', personId: 'olga', clientId: DEMO.clientId });
    expect(await reasonOf(byOAuth(nowhere))).toBe('not_member');
    const claimsOurs = oauthCode('olga');
    expect(await reasonOf(byOAuth(claimsOurs))).toBe('not_member');
    expect(await reasonOf(byJsapi(jsapiCode('olga')))).not.toBe('no failure');
  });

  it('D5: who has left since the code was issued is refused', async () => {
    simulator.world.addPerson({ id: 'leaver' });
    simulator.world.addMember({ corpId: DEMO.corpId, personId: 'leaver' });
    await byOAuth(oauthCode('leaver'));
    const code = oauthCode('leaver');
    simulator.world.removeMember(DEMO.corpId, 'leaver');
    expect(await reasonOf(byOAuth(code))).toBe('not_member');
  });
});

describe("the app's token", () => {
  it('is replaced without anybody noticing when DingTalk ends it early', async () => {
    await byJsapi(jsapiCode('alice'));
    simulator.expireAppTokens();
    await expect(byJsapi(jsapiCode('bob'))).resolves.toMatchObject({ userId: 'bob' });
    await expect(byOAuth(oauthCode('bob'))).resolves.toMatchObject({ userId: 'bob' });
  });
});

const MEMBER = '/topapi/user/getbyunionid';

describe('a fault of DingTalk', () => {
  it.each<[Fault, DingTalkReason]>([
    [{ name: 'http5xx', path: '/v1.0' }, 'unreachable'],
    [{ name: 'http5xx', path: MEMBER, status: 504 }, 'unreachable'],
    [{ name: 'connectionReset', path: '/v1.0' }, 'unreachable'],
    [{ name: 'slow', path: MEMBER, milliseconds: 4000 }, 'timeout'],
    [{ name: 'garbage', path: '/v1.0/contact' }, 'unexpected_answer'],
    [{ name: 'garbage', path: MEMBER }, 'unexpected_answer'],
    [{ name: 'htmlBlockPage', path: MEMBER }, 'rate_limited'],
    [{ name: 'qpsLimit', path: MEMBER }, 'rate_limited'],
    [{ name: 'qpsLimit', path: '/v1.0/contact' }, 'rate_limited'],
    [{ name: 'ipNotAllowed', path: '/v1.0' }, 'ip_not_allowed'],
    [{ name: 'ipNotAllowed', path: MEMBER }, 'ip_not_allowed'],
    [{ name: 'wrongCorp' }, 'not_member'],
    [{ name: 'permissionMissing', path: '/v1.0' }, 'permission_missing'],
    [{ name: 'permissionMissing', path: MEMBER }, 'permission_missing'],
    [{ name: 'tokenInvalid', path: '/v1.0' }, 'token_invalid'],
    [{ name: 'tokenInvalid', path: MEMBER }, 'token_invalid'],
    [{ name: 'codeReused' }, 'code_unusable'],
  ])('D6: %j gives no logon but the reason %s', async (fault, reason) => {
    simulator.faults.set(fault);
    expect(await reasonOf(byOAuth(oauthCode('alice')))).toBe(reason);
  });

  it.each<[Fault, DingTalkReason]>([
    [{ name: 'codeReused' }, 'code_unusable'],
    [{ name: 'garbage', path: '/topapi' }, 'unexpected_answer'],
    [{ name: 'permissionMissing', path: '/topapi' }, 'permission_missing'],
    [{ name: 'tokenInvalid', path: '/topapi' }, 'token_invalid'],
  ])('D6: inside the DingTalk app %j gives the reason %s', async (fault, reason) => {
    simulator.faults.set(fault);
    expect(await reasonOf(byJsapi(jsapiCode('alice')))).toBe(reason);
  });

  it.each<Fault>([
    { name: 'http5xx', path: MEMBER, times: 2 },
    { name: 'connectionReset', path: '/v1.0/contact', times: 2 },
    { name: 'qpsLimit', path: MEMBER, times: 1 },
    { name: 'tokenInvalid', path: MEMBER, times: 1 },
    { name: 'mobileAbsent' },
    { name: 'looseTypes' },
  ])('D6: %j is overcome', async (fault) => {
    simulator.faults.set(fault);
    await expect(byOAuth(oauthCode('alice'))).resolves.toMatchObject({ unionId: 'UNION-alice' });
  });
});

describe('the check of a connection', () => {
  const check = async () => {
    const items = await client.checkConnection(app, { callbackUrl: CALLBACK, homepage: `${PORTAL}/t/demo/` });
    return new Map(items.map((item) => [item.id, item]));
  };

  it('finds everything right that can be found out, and says what cannot', async () => {
    const items = await check();
    expect([...items].map(([id, { outcome }]) => [id, outcome])).toEqual([
      ['credentials', 'ok'],
      ['address_book_permission', 'ok'],
      ['member_lookup', 'ok'],
      ['personal_permission', 'unknown'],
      ['callback_address', 'ok'],
      ['in_app_address', 'unknown'],
      ['egress_ip', 'ok'],
    ]);
    expect(items.get('personal_permission')).toMatchObject({ value: 'Contact.User.Read' });
    expect(items.get('personal_permission')).not.toHaveProperty('cause');
    expect(items.get('in_app_address')).toMatchObject({ value: `${PORTAL}/t/demo/` });
  });

  it('names wrong credentials, and what could not be asked because of them', async () => {
    const credentials = { ...app.credentials, clientSecret: 'wrong' };
    const items = await client.checkConnection(
      { ...app, credentials },
      { callbackUrl: CALLBACK, homepage: PORTAL },
    );
    expect(items[0]).toMatchObject({ id: 'credentials', outcome: 'failed', cause: 'credentials' });
    expect(items[1]).toMatchObject({ outcome: 'unknown', cause: 'credentials' });
    expect(items.at(-1)).toMatchObject({ id: 'egress_ip', outcome: 'unknown', cause: 'credentials' });
    expect(items.filter(({ waitsFor }) => waitsFor === 'credentials').map(({ id }) => id)).toEqual([
      ...['address_book_permission', 'member_lookup', 'egress_ip'],
    ]);
  });

  it('proves the secret anew each time', async () => {
    await check();
    await check();
    expect(simulator.requests.to(`/v1.0/oauth2/${DEMO.corpId}/token`)).toHaveLength(2);
  });

  it('names an app that is not enabled in the organisation', async () => {
    const credentials = { ...app.credentials, corpId: DEMO.otherCorpId };
    const items = await client.checkConnection(
      { ...app, credentials },
      { callbackUrl: CALLBACK, homepage: PORTAL },
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

  it('shows the address that DingTalk saw and does not allow', async () => {
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

  it('finds an unregistered callback address, with the value to enter', async () => {
    const callbackUrl = 'http://elsewhere.test/callback';
    const items = await client.checkConnection(app, { callbackUrl, homepage: PORTAL });
    expect(items.find(({ id }) => id === 'callback_address')).toMatchObject({
      outcome: 'failed',
      value: callbackUrl,
    });
  });

  it('calls nothing wrong when DingTalk is out of order', async () => {
    simulator.faults.set({ name: 'http5xx' });
    const items = [...(await check()).values()];
    expect(items.map(({ outcome }) => outcome)).toEqual(items.map(() => 'unknown'));
    expect(items[0]).toMatchObject({ cause: 'unreachable' });
  });
});
