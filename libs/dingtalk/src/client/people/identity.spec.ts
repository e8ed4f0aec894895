import type { DingTalkClient } from '../client.js';
import { answerWell, FakeDingTalk } from '../testing/fake-dingtalk.js';
import { failureOf } from '../testing/failure-of.js';
import { patientClient } from '../testing/patient-client.js';

let fake: FakeDingTalk;
let client: DingTalkClient;

beforeEach(async () => {
  fake = answerWell(await FakeDingTalk.start());
  client = patientClient();
});

afterEach(() => fake.close());

const byOAuth = (code = 'code') => client.identifyByOAuthCode(fake.app, code);
const byJsapi = (code = 'code') => client.identifyByJsapiCode(fake.app, code);

describe('the identity', () => {
  it('is the same both ways except for openId, which only the page reveals', async () => {
    const identity = { corpId: 'dingcorp', unionId: 'UNION-1', userId: 'u1', name: 'Name' };
    await expect(byOAuth()).resolves.toEqual({ ...identity, openId: 'OPEN-1' });
    await expect(byJsapi()).resolves.toEqual(identity);
  });

  it('never uses associated_unionid', async () => {
    fake.on('/topapi/v2/user/getuserinfo', {
      json: { errcode: 0, result: { userid: 'u1', associated_unionid: 'ASSOC' } },
    });
    await failureOf(byJsapi(), 'unexpected_answer');
  });

  it('has the number with its country, and none when DingTalk masks it', async () => {
    const record = (fields: object) => ({ json: { errcode: 0, result: { name: 'Name', ...fields } } });
    fake.on('/topapi/v2/user/get', record({ mobile: '13900000001', state_code: '86' }));
    await expect(byOAuth()).resolves.toMatchObject({ mobile: '+8613900000001' });
    fake.on('/topapi/v2/user/get', record({ mobile: '139****0001', state_code: '86' }));
    await expect(byOAuth()).resolves.not.toHaveProperty('mobile');
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', `https://a/${'x'.repeat(3000)}`])(
    'has no avatar at %.30s',
    async (avatar) => {
      fake.on('/topapi/v2/user/get', { json: { errcode: 0, result: { name: 'Name', avatar } } });
      await expect(byOAuth()).resolves.not.toHaveProperty('avatarUrl');
    },
  );

  it('does not need the organisation’s record, unless that says that the person has left', async () => {
    fake.on('/topapi/v2/user/get', { json: { errcode: 50002 } });
    await expect(byOAuth()).resolves.toMatchObject({ name: 'Nick' });
    fake.on('/topapi/v2/user/get', { json: { errcode: 33012 } });
    await failureOf(byOAuth(), 'not_member');
  });

  it('is refused when the answers are about two people', async () => {
    fake.on('/topapi/v2/user/get', { json: { errcode: 0, result: { unionid: 'UNION-2' } } });
    await failureOf(byOAuth(), 'unexpected_answer');
    fake.on('/topapi/v2/user/getuserinfo', {
      json: { errcode: 0, result: { userid: 'u1', unionid: 'UNION-1' } },
    });
    await failureOf(byJsapi(), 'unexpected_answer');
  });
});

describe('membership', () => {
  it('D5: is refused when DingTalk names another organisation, before the profile is read', async () => {
    fake.on('/v1.0/oauth2/userAccessToken', { json: { accessToken: 'user-token', corpId: 'dingother' } });
    const { details } = await failureOf(byOAuth(), 'not_member');
    expect(details.code).toBe('other_organisation');
    expect(fake.countOf('/v1.0/contact/users/me')).toBe(0);
  });

  it('D5: is refused when DingTalk names no organisation', async () => {
    fake.on('/v1.0/oauth2/userAccessToken', { json: { accessToken: 'user-token' } });
    await failureOf(byOAuth(), 'unexpected_answer');
    fake.on('/topapi/user/getbyunionid', { json: { errcode: 60121 } });
    await failureOf(byOAuth(), 'not_member');
  });

  it('D5: is checked with the app’s own token, and external contacts have none', async () => {
    fake.on('/topapi/user/getbyunionid', { json: { errcode: 0, result: { contact_type: 1, userid: 'u1' } } });
    await failureOf(byOAuth(), 'not_member');
    const asked = fake.calls.filter(({ path }) => path === '/topapi/user/getbyunionid');
    expect(asked.map(({ token }) => token)).toEqual(['app-token']);
  });

  it('D5: is proven inside the DingTalk app by the call that exchanges the code, with the app’s own token', async () => {
    await byJsapi();
    const asked = fake.calls.filter(({ path }) => path.startsWith('/topapi/'));
    expect(asked.map(({ path, token }) => [path, token])).toEqual([
      ['/topapi/v2/user/getuserinfo', 'app-token'],
    ]);
    fake.on('/topapi/v2/user/getuserinfo', { json: { errcode: 33012 } });
    await failureOf(byJsapi(), 'not_member');
  });
});

it('a code that DingTalk would never issue is refused without a call', async () => {
  await failureOf(byOAuth('two\nlines'), 'code_unusable');
  await failureOf(byJsapi(''), 'code_unusable');
  await failureOf(byJsapi('x'.repeat(513)), 'code_unusable');
  expect(fake.calls).toHaveLength(0);
});

it('D3: every logon exchanges its own code, and nobody gets another person’s token', async () => {
  fake.on('/v1.0/oauth2/userAccessToken', ({ body }) => {
    const { code } = JSON.parse(body) as { code: string };
    return { json: { accessToken: `token-of-${code}`, corpId: 'dingcorp' } };
  });
  fake.on('/v1.0/contact/users/me', ({ token }) => ({ json: { unionId: `UNION-${String(token)}` } }));
  fake.on('/topapi/user/getbyunionid', ({ body }) => {
    const unionId = new URLSearchParams(body).get('unionid') ?? '';
    return { json: { errcode: 0, result: { contact_type: 0, userid: `user-${unionId}` } } };
  });
  fake.on('/topapi/v2/user/get', ({ body }) => ({
    json: { errcode: 0, result: { name: new URLSearchParams(body).get('userid') } },
  }));
  const codes = Array.from({ length: 50 }, (_, index) => `c${String(index)}`);
  const identities = await Promise.all(codes.map((code) => byOAuth(code)));
  expect(identities.map(({ userId }) => userId)).toEqual(codes.map((code) => `user-UNION-token-of-${code}`));
});
