import { newId } from '#kernel';
import { failureOf } from './client/testing/failure-of.js';
import { IdentifyPerson, StartAuthorisation } from './index.js';
import { SwitchConnection } from '#providers';
import { DingTalkFeature } from './testing/dingtalk-feature.js';

let feature: DingTalkFeature;

beforeAll(async () => {
  feature = await DingTalkFeature.start();
});

beforeEach(() => feature.begin());

afterAll(() => feature.close());

describe('identifying a person', () => {
  it('returns the same identity both ways', async () => {
    const id = await feature.enabled();
    const person = {
      provider: 'dingtalk',
      connectionId: id,
      subject: 'UNION-1',
      name: 'Name',
      attributes: { corpId: 'dingcorp', userId: 'u1' },
    };
    expect(await feature.get(IdentifyPerson).byOAuthCode(feature.tenantId, id, 'code')).toMatchObject(person);
    expect(await feature.get(IdentifyPerson).byJsapiCode(feature.tenantId, id, 'code')).toEqual(person);
  });

  it('P1: is refused from the moment the connection is disabled, without calling DingTalk', async () => {
    const id = await feature.enabled();
    await feature.get(StartAuthorisation).execute(feature.tenantId, id, 'state');
    await feature.get(SwitchConnection).execute(feature.tenantId, id, 'disabled');
    const asked = feature.fake.calls.length;
    for (const act of [
      feature.get(IdentifyPerson).byOAuthCode(feature.tenantId, id, 'code'),
      feature.get(IdentifyPerson).byJsapiCode(feature.tenantId, id, 'code'),
    ]) {
      await expect(act).rejects.toMatchObject({ kind: 'forbidden', code: 'dingtalk.connection.disabled' });
    }
    expect(feature.fake.calls).toHaveLength(asked);
    const url = await feature
      .get(StartAuthorisation)
      .execute(feature.tenantId, id, 'state')
      .catch((error: unknown) => error);
    expect(url).toMatchObject({ code: 'dingtalk.connection.disabled' });
  });

  it.each(['', 'main', newId()])('is refused for the connection %j, which does not exist', async (id) => {
    await expect(feature.get(IdentifyPerson).byOAuthCode(feature.tenantId, id, 'code')).rejects.toMatchObject(
      {
        code: 'dingtalk.connection.unknown',
      },
    );
  });

  it('D5: records in the log why it failed, and nothing about the person', async () => {
    const id = await feature.enabled();
    feature.fake.on('/topapi/user/getbyunionid', { json: { errcode: 60121, request_id: 'r-1' } });
    await failureOf(
      feature.get(IdentifyPerson).byOAuthCode(feature.tenantId, id, 'canary-code'),
      'not_member',
    );
    const failed = (await feature.events()).at(-1);
    expect(failed).toEqual({
      name: 'providers.identification.failed.v1',
      payload: {
        outcome: 'refused',
        connectionId: id,
        targets: [{ kind: 'connection', id, label: 'Demo organisation' }],
        way: 'oauth',
        reason: 'not_member',
        operation: 'getbyunionid',
        code: '60121',
        requestId: 'r-1',
      },
    });
    feature.fake.on('/topapi/v2/user/getuserinfo', {
      json: { errcode: 88, sub_code: '60011', sub_msg: '所需的权限：[qyapi_get_member]，' },
    });
    await failureOf(
      feature.get(IdentifyPerson).byJsapiCode(feature.tenantId, id, 'canary-code'),
      'permission_missing',
    );
    expect((await feature.events()).at(-1)?.payload).toMatchObject({
      way: 'jsapi',
      requiredScopes: ['qyapi_get_member'],
    });
    expect(JSON.stringify(await feature.events())).not.toMatch(/canary|UNION/);
  });
});

it('D2: a connection sends people to DingTalk’s page with its own redirect address', async () => {
  const id = await feature.enabled();
  const url = new URL(await feature.get(StartAuthorisation).execute(feature.tenantId, id, 'state-1'));
  expect(url.origin).toBe(feature.fake.app.endpoints.loginBase);
  expect(url.searchParams.get('redirect_uri')).toBe(
    `https://id.example/t/${feature.slug}/dingtalk/main/callback`,
  );
  expect(url.searchParams.get('state')).toBe('state-1');
  expect(url.searchParams.get('corpId')).toBe('dingcorp');
});
