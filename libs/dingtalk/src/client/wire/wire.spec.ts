import { TestClock } from '#testing';
import type { DingTalkClient } from '../client.js';
import { answerWell, FakeDingTalk, type Answer } from '../testing/fake-dingtalk.js';
import { failureOf } from '../testing/failure-of.js';
import { patientClient } from '../testing/patient-client.js';

const ME = '/v1.0/contact/users/me';
const CODE = '/v1.0/oauth2/userAccessToken';
const MEMBER = '/topapi/user/getbyunionid';

let fake: FakeDingTalk;
let clock: TestClock;
let pauses: number[];
let client: DingTalkClient;

beforeEach(async () => {
  fake = answerWell(await FakeDingTalk.start());
  clock = TestClock.standingAt('2026-01-01T00:00:00Z');
  pauses = [];
  const pause = (milliseconds: number): Promise<void> => {
    pauses.push(milliseconds);
    return Promise.resolve();
  };
  client = patientClient({ clock, pause, breaker: { failures: 3, openForMs: 10_000 } });
});

afterEach(() => fake.close());

const logon = () => client.identifyByOAuthCode(fake.app, 'code-1');

/** Gives this answer this many times in a row, then the other. */
function first(times: number, path: string, answer: Answer, then: Answer): void {
  let left = times;
  fake.on(path, () => (left-- > 0 ? answer : then));
}

const goodProfile = { json: { nick: 'Nick', unionId: 'UNION-1' } };

describe('an idempotent call', () => {
  it.each<[string, Answer]>([
    ['a reset connection', 'reset'],
    ['503', { status: 503, json: { code: 'ServiceUnavailable' } }],
    ['a gateway page', { status: 504, text: '<html>Gateway Timeout</html>' }],
  ])('D6: is retried after %s, at most twice, with growing pauses', async (_name, answer) => {
    first(2, ME, answer, goodProfile);
    await expect(logon()).resolves.toMatchObject({ unionId: 'UNION-1' });
    expect(fake.countOf(ME)).toBe(3);
    expect(pauses[0]).toBeGreaterThanOrEqual(100);
    expect(pauses[1]).toBeGreaterThanOrEqual(200);

    first(3, ME, answer, goodProfile);
    await failureOf(logon(), 'unreachable');
    expect(fake.countOf(ME)).toBe(6);
  });

  it('D6: waits a second when DingTalk limits calls per second', async () => {
    const limited = { status: 403, json: { code: 'Forbidden.AccessDenied.QpsLimitForApi' } };
    first(1, ME, limited, goodProfile);
    await logon();
    expect(pauses).toHaveLength(1);
    expect(pauses[0]).toBeGreaterThanOrEqual(1000);
  });

  it.each([
    ['busy', { errcode: -1 }],
    ['an upstream time-out', { errcode: '15' }],
    ['an empty wrapper', { errcode: 88, sub_code: '' }],
  ])('D6: is retried when the old generation says %s', async (_name, json) => {
    first(1, MEMBER, { json }, { json: { errcode: 0, result: { contact_type: 0, userid: 'u1' } } });
    await logon();
    expect(fake.countOf(MEMBER)).toBe(2);
  });

  it('is not retried when our address is blocked, as every call prolongs the block', async () => {
    const blocked = '<html>{"status":1111,"wait":5,"source":"x5","punish":"deny","uuid":"1"}</html>';
    fake.on(ME, { text: blocked });
    const { details } = await failureOf(logon(), 'rate_limited');
    expect(details).toEqual({ operation: 'users/me', code: '1111' });
    expect(fake.countOf(ME)).toBe(1);
  });
});

describe('the exchange of a code', () => {
  it.each<[string, Answer]>([
    ['a reset connection', 'reset'],
    ['503', { status: 503, json: {} }],
  ])('D3: is never retried, not even after %s', async (_name, answer) => {
    fake.on(CODE, answer);
    await failureOf(logon(), 'unreachable');
    expect(fake.countOf(CODE)).toBe(1);

    fake.on('/topapi/v2/user/getuserinfo', answer);
    await failureOf(client.identifyByJsapiCode(fake.app, 'code-2'), 'unreachable');
    expect(fake.countOf('/topapi/v2/user/getuserinfo')).toBe(1);
  });
});

describe('an answer', () => {
  it('D6: is awaited no longer than the time-out', async () => {
    client = patientClient({ timeoutMs: 1000 });
    fake.on(ME, 'silence');
    const { details } = await failureOf(logon(), 'timeout');
    expect(details.operation).toBe('users/me');
    expect(fake.countOf(ME)).toBe(1);
  });

  it.each<[string, Answer]>([
    ['not JSON', { text: '<html>hello</html>' }],
    ['empty', { text: '' }],
    ['a redirect', { status: 302, location: 'http://127.0.0.1:9/', text: '{}' }],
    ['larger than 256 KiB', { json: { unionId: 'UNION-1', padding: 'x'.repeat(256 * 1024) } }],
    ['without the field that counts', { json: { nick: 'Nick' } }],
    ['with a field of another type', { json: { unionId: { evil: true } } }],
    ['a list', { json: [] }],
  ])('D6: that is %s gives no logon', async (_name, answer) => {
    fake.on(ME, answer);
    await failureOf(logon(), 'unexpected_answer');
  });

  it.each([
    ['null', null],
    ['absent', undefined],
    ['an empty text', ''],
    ['false', false],
    ['a list', []],
    ['another number', 1],
    ['another number as text', '1'],
  ])('D5: whose contact type is %s proves no membership', async (_name, contact_type) => {
    fake.on(MEMBER, { json: { errcode: 0, result: { contact_type, userid: 'u1' } } });
    await expect(logon()).rejects.toMatchObject({
      reason: expect.stringMatching(/^(not_member|unexpected_answer)$/) as string,
    });
  });

  it('may contain numbers as texts, and omit fields or leave them empty or null', async () => {
    fake.on('/v1.0/oauth2/dingcorp/token', { json: { access_token: 'app-token', expires_in: '7200' } });
    fake.on(MEMBER, { json: { errcode: '0', result: { contact_type: '0', userid: 'u1' } } });
    fake.on('/topapi/v2/user/get', {
      json: { errcode: '0', result: { name: 'Name', mobile: '', email: null } },
    });
    await expect(logon()).resolves.toEqual({
      corpId: 'dingcorp',
      unionId: 'UNION-1',
      userId: 'u1',
      openId: 'OPEN-1',
      name: 'Name',
    });
  });
});

describe('the circuit', () => {
  const failThrice = async (): Promise<void> => {
    fake.on(CODE, 'reset');
    for (let call = 0; call < 3; call += 1) await failureOf(logon(), 'unreachable');
  };

  it('D6: opens after several outages in a row, and then nothing is called', async () => {
    await failThrice();
    const asked = fake.calls.length;
    await failureOf(logon(), 'circuit_open');
    expect(fake.calls).toHaveLength(asked);
  });

  it('D6: lets one probe through after the pause, which closes it', async () => {
    await failThrice();
    clock.advance(10);
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    fake.on(CODE, async () => {
      await released;
      return { json: { accessToken: 'user-token', corpId: 'dingcorp' } };
    });
    const probe = logon();
    await failureOf(logon(), 'circuit_open');
    release();
    await expect(probe).resolves.toMatchObject({ userId: 'u1' });
    await expect(logon()).resolves.toMatchObject({ userId: 'u1' });
  });

  it('D6: opens again when the probe fails', async () => {
    await failThrice();
    clock.advance(10);
    await failureOf(logon(), 'unreachable');
    await failureOf(logon(), 'circuit_open');
  });

  it('stays closed while DingTalk answers, even with refusals', async () => {
    fake.on(CODE, { status: 400, json: { code: 'invalidParameter.authCode.notFound' } });
    for (let call = 0; call < 5; call += 1) await failureOf(logon(), 'code_unusable');
    fake.on(CODE, { text: 'garbage' });
    for (let call = 0; call < 5; call += 1) await failureOf(logon(), 'unexpected_answer');
    fake.on('/topapi/v2/user/getuserinfo', { json: { errcode: -1, errmsg: 'system busy' } });
    const inApp = () => client.identifyByJsapiCode(fake.app, 'code');
    for (let call = 0; call < 5; call += 1) await failureOf(inApp(), 'unreachable');
  });
});
