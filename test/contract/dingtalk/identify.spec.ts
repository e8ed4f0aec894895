import type { DingTalkApp, DingTalkIdentity } from '#dingtalk';
import { DingTalkClient, DingTalkError, type DingTalkReason } from '#dingtalk';
import { DEMO, startSimulator, type Fault, type Simulator } from '#simulator';

const PORTAL = 'http://portal.test:3000';

/** A time-out longer than any response takes on a busy machine, and one that is meant to be exceeded. */
const [PATIENT_MS, IMPATIENT_MS] = [60_000, 1_500];

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
  client = clientOf(PATIENT_MS);
});

afterEach(() => simulator.reset());

afterAll(() => simulator.close());

const clientOf = (timeoutMs: number): DingTalkClient =>
  new DingTalkClient({ timeoutMs, pause: () => Promise.resolve() });
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
  it('has the same identity by DingTalk’s page and inside the DingTalk app', async () => {
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

  it('D3: gets their own identity while others log on at the same moment, by either way', async () => {
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

  it('D3: cannot use a code twice or at the other way’s endpoint', async () => {
    const [page, inApp] = [oauthCode('alice'), jsapiCode('alice')];
    expect(await reasonOf(byJsapi(page))).toBe('code_unusable');
    expect(await reasonOf(byOAuth(inApp))).toBe('code_unusable');
    await byOAuth(page);
    await byJsapi(inApp);
    expect(await reasonOf(byOAuth(page))).toBe('code_unusable');
    expect(await reasonOf(byJsapi(inApp))).toBe('code_unusable');
  });

  it('D5: who is an outsider is refused, whether DingTalk accepts them or names their organisation', async () => {
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
  it('is replaced unnoticed when DingTalk ends it early', async () => {
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

  it('D6: that delays a response gives no logon but the reason timeout', async () => {
    client = clientOf(IMPATIENT_MS);
    simulator.faults.set({ name: 'slow', path: MEMBER, milliseconds: 4000 });
    expect(await reasonOf(byOAuth(oauthCode('alice')))).toBe('timeout');
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
  ])('D6: %j does not prevent the logon', async (fault) => {
    simulator.faults.set(fault);
    await expect(byOAuth(oauthCode('alice'))).resolves.toMatchObject({ unionId: 'UNION-alice' });
  });
});
