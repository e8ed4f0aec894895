import { TestClock } from '#testing';
import type { DingTalkClient } from '../client.js';
import { answerWell, FakeDingTalk } from '../testing/fake-dingtalk.js';
import { failureOf } from '../testing/failure-of.js';
import { patientClient } from '../testing/patient-client.js';

const TOKEN = '/v1.0/oauth2/dingcorp/token';
const SECOND_WAY = '/v1.0/oauth2/accessToken';
const THIRD_WAY = '/gettoken';
const PERSON = '/topapi/v2/user/getuserinfo';

let fake: FakeDingTalk;
let clock: TestClock;
let client: DingTalkClient;

beforeEach(async () => {
  fake = answerWell(await FakeDingTalk.start());
  clock = TestClock.standingAt('2026-01-01T00:00:00Z');
  client = patientClient({ clock });
});

afterEach(() => fake.close());

const logon = () => client.identifyByJsapiCode(fake.app, 'code');

describe("the app's token", () => {
  it('is requested once by concurrent callers, and kept for later ones', async () => {
    await Promise.all(Array.from({ length: 20 }, logon));
    await logon();
    expect(fake.countOf(TOKEN)).toBe(1);
    expect(JSON.parse(fake.calls[0]?.body ?? '')).toEqual({
      client_id: 'client',
      client_secret: 'canary-secret',
      grant_type: 'client_credentials',
    });
  });

  it('is renewed five minutes before its end', async () => {
    await logon();
    clock.advance(7200 - 301);
    await logon();
    expect(fake.countOf(TOKEN)).toBe(1);
    clock.advance(1);
    await logon();
    expect(fake.countOf(TOKEN)).toBe(2);
  });

  it('is dropped when refused, and the call is repeated once with a new one', async () => {
    let issued = 0;
    fake.on(TOKEN, () => ({ json: { access_token: `token-${String((issued += 1))}`, expires_in: 7200 } }));
    fake.on(PERSON, ({ token }) =>
      token === 'token-1'
        ? { json: { errcode: 88, sub_code: '40014' } }
        : { json: { errcode: 0, result: { userid: 'u1', unionid: 'UNION-1', name: 'Name' } } },
    );
    await Promise.all(Array.from({ length: 10 }, logon));
    expect(fake.countOf(TOKEN)).toBe(2);
  });

  it('is requested at most twice when DingTalk refuses the new one as well', async () => {
    fake.on(PERSON, { json: { errcode: 40014 } });
    await failureOf(logon(), 'token_invalid');
    expect(fake.countOf(TOKEN)).toBe(2);
    expect(fake.countOf(PERSON)).toBe(2);
  });

  it('is never given to a caller with another secret', async () => {
    await logon();
    fake.on(TOKEN, { status: 400, json: { code: 'invalid.client' } });
    const { endpoints, credentials } = fake.app;
    const stranger = { endpoints, credentials: { ...credentials, clientSecret: 'guessed' } };
    await failureOf(client.identifyByJsapiCode(stranger, 'code'), 'credentials');
    await expect(logon()).resolves.toMatchObject({ userId: 'u1' });
  });

  it('is requested again after a failure', async () => {
    fake.on(TOKEN, { status: 400, json: { code: 'unauthorized.client' } });
    await failureOf(logon(), 'app_not_enabled');
    answerWell(fake);
    await expect(logon()).resolves.toMatchObject({ userId: 'u1' });
  });
});

describe('the ways to a token', () => {
  it.each([
    ['does not know the way', 404, 'InvalidAction.NotFound'],
    ['does not do client credentials', 400, 'unsupported.grant.type'],
  ])('are tried in turn when DingTalk %s', async (_name, status, code) => {
    fake.on(TOKEN, { status, json: { code } });
    fake.on(SECOND_WAY, { json: { accessToken: 'second', expireIn: 7200 } });
    await logon();
    expect(fake.calls.at(-1)?.token).toBe('second');

    const other = patientClient();
    fake.on(SECOND_WAY, { status, json: { code } });
    fake.on(THIRD_WAY, { json: { errcode: 0, access_token: 'third', expires_in: 7200 } });
    await other.identifyByJsapiCode(fake.app, 'code');
    expect(fake.calls.at(-1)?.token).toBe('third');
  });

  it.each([
    ['invalid.client', 'credentials'],
    ['unauthorized.client', 'app_not_enabled'],
    ['Forbidden.AccessDenied.IpNotInWhiteList', 'ip_not_allowed'],
    ['server.error', 'refused'],
  ] as const)('stop at %s, which another way would only hide', async (code, reason) => {
    fake.on(TOKEN, { status: 400, json: { code } });
    await failureOf(logon(), reason);
    expect(fake.countOf(SECOND_WAY) + fake.countOf(THIRD_WAY)).toBe(0);
  });
});
