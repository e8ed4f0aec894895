import { inspect } from 'node:util';
import type { DingTalkClient } from '../client.js';
import type { DingTalkReason } from '../dingtalk-error.js';
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

describe('a refusal of the new generation', () => {
  it.each<[number, string, DingTalkReason]>([
    [400, 'invalidParameter.authCode.notFound', 'code_unusable'],
    [400, 'invalidClientIdOrSecret', 'credentials'],
    [400, 'invalid.client', 'credentials'],
    [400, 'unauthorized.client', 'app_not_enabled'],
    [403, 'Forbidden.AccessDenied.AccessTokenPermissionDenied', 'permission_missing'],
    [403, 'Forbidden.AccessDenied.IpNotInWhiteList', 'ip_not_allowed'],
    [403, 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi', 'rate_limited'],
    [403, 'Forbidden.AccessDenied.ApiCountLimitForOrg', 'quota'],
    [400, 'InvalidAuthentication', 'token_invalid'],
    [404, 'invalidParameter.user.notFound', 'not_member'],
    [429, 'whatever', 'rate_limited'],
    [500, 'server.error', 'unreachable'],
    [400, 'MissingclientId', 'refused'],
    [400, 'constructor', 'refused'],
  ])('%s %s means %s', async (status, code, reason) => {
    fake.on('/v1.0/oauth2/userAccessToken', { status, json: { code, message: 'text', requestid: 'R-1' } });
    const { details } = await failureOf(client.identifyByOAuthCode(fake.app, 'c'), reason);
    expect(details).toMatchObject({ operation: 'userAccessToken', code, requestId: 'R-1' });
  });

  it('names the permissions that are missing, and accepts capitalised keys', async () => {
    fake.on('/v1.0/contact/users/me', {
      status: 403,
      json: {
        Code: 'Forbidden.AccessDenied.AccessTokenPermissionDenied',
        RequestId: 'R-2',
        AccessDeniedDetail: { requiredScopes: ['Contact.User.Read', '<script>'] },
      },
    });
    const { details } = await failureOf(client.identifyByOAuthCode(fake.app, 'c'), 'permission_missing');
    expect(details).toMatchObject({ requestId: 'R-2', requiredScopes: ['Contact.User.Read'] });
  });
});

describe('a refusal of the old generation', () => {
  it.each<[number | string, string | undefined, DingTalkReason]>([
    [40078, undefined, 'code_unusable'],
    ['40078', undefined, 'code_unusable'],
    [88, '40078', 'code_unusable'],
    [60121, undefined, 'not_member'],
    [33012, undefined, 'not_member'],
    [88, '60011', 'permission_missing'],
    [50002, undefined, 'permission_missing'],
    [88, '60020', 'ip_not_allowed'],
    [60020, undefined, 'ip_not_allowed'],
    [90018, undefined, 'rate_limited'],
    [90020, undefined, 'quota'],
    [88, '40014', 'token_invalid'],
    [40014, undefined, 'token_invalid'],
    [88, 'isp.top-remote-connection-timeout', 'unreachable'],
    [88, 'isv.unheard-of', 'refused'],
    [400002, undefined, 'refused'],
  ])('%s %s means %s', async (errcode, sub_code, reason) => {
    fake.on('/topapi/v2/user/getuserinfo', { json: { errcode, sub_code, request_id: 'r1' } });
    const { details } = await failureOf(client.identifyByJsapiCode(fake.app, 'c'), reason);
    expect(details).toMatchObject({ code: sub_code ?? String(errcode), requestId: 'r1' });
  });

  it('names the permission and the address in its message', async () => {
    const path = '/topapi/user/getbyunionid';
    const text = '应用尚未开通所需的权限：[qyapi_get_member]，点击链接申请：https://open-dev.example/x';
    fake.on(path, { json: { errcode: 88, sub_code: '60011', sub_msg: text } });
    const missing = await failureOf(client.identifyByOAuthCode(fake.app, 'c'), 'permission_missing');
    expect(missing.details.requiredScopes).toEqual(['qyapi_get_member']);

    for (const ip of ['203.0.113.7', '2001:db8::7', '::ffff:127.0.0.1']) {
      const sub_msg = `访问ip不在白名单之中,request ip=${ip} corpId(ding1)`;
      fake.on(path, { json: { errcode: 88, sub_code: 60020, sub_msg } });
      const refused = await failureOf(client.identifyByOAuthCode(fake.app, 'c'), 'ip_not_allowed');
      expect(refused.details.ip).toBe(ip);
    }
  });
});

it('D7: an error shows neither the secret nor a token nor the code, whatever DingTalk repeats', async () => {
  const echo = 'canary-secret canary-app canary-user canary-code';
  const paths = [
    '/v1.0/oauth2/dingcorp/token',
    '/v1.0/oauth2/userAccessToken',
    '/v1.0/contact/users/me',
    '/topapi/v2/user/getuserinfo',
    '/topapi/user/getbyunionid',
  ];
  const answers = [
    { status: 400, json: { code: echo, message: echo, requestid: echo } },
    { json: { errcode: 88, sub_code: echo, sub_msg: echo, request_id: echo } },
    { json: { unionId: [echo], result: { userid: [echo] }, access_token: [echo] } },
    { text: echo },
    'reset' as const,
  ];
  for (const path of paths) {
    for (const answer of answers) {
      answerWell(fake)
        .on('/v1.0/oauth2/dingcorp/token', { json: { access_token: 'canary-app', expires_in: 7200 } })
        .on('/v1.0/oauth2/userAccessToken', { json: { accessToken: 'canary-user', corpId: 'dingcorp' } })
        .on(path, answer);
      const fresh = patientClient();
      const failures = await Promise.allSettled([
        fresh.identifyByOAuthCode(fake.app, 'canary-code'),
        fresh.identifyByJsapiCode(fake.app, 'canary-code'),
      ]);
      expect(failures.some(({ status }) => status === 'rejected')).toBe(true);
      expect(
        inspect(
          failures.filter(({ status }) => status === 'rejected'),
          { depth: 9 },
        ),
      ).not.toMatch(/canary/);
    }
  }
});
