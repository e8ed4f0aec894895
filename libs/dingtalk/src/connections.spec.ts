import { DomainError, newId } from '#kernel';
import { UnitOfWork } from '#database';
import { CreateTenant, tenancyEntities, TenancyModule } from '#tenancy';
import { createTestDatabase, startFeature, until, type TestDatabase, type TestFeature } from '#testing';
import { answerWell, FakeDingTalk } from './client/testing/fake-dingtalk.js';
import { failureOf } from './client/testing/failure-of.js';
import {
  CheckConnection,
  ConnectionDirectory,
  CreateConnection,
  DingTalkModule,
  DisableConnection,
  EnableConnection,
  IdentifyPerson,
  ListConnections,
  RotateClientSecret,
  StartAuthorisation,
  UpdateConnection,
  type NewConnection,
} from './index.js';

const SECRET = 'canary-secret';
const APP: NewConnection = {
  corpId: 'dingcorp',
  clientId: 'client',
  clientSecret: SECRET,
  displayName: 'Demo organisation',
};

describe('a connection', () => {
  let fake: FakeDingTalk;
  let database: TestDatabase;
  let feature: TestFeature;
  let tenantId: string;
  let tenants = 0;

  const start = () =>
    startFeature([TenancyModule, DingTalkModule], {
      entities: tenancyEntities,
      database,
      environment: {
        PUBLIC_URL: 'https://id.example',
        DINGTALK_LOGIN_BASE: fake.app.endpoints.loginBase,
        DINGTALK_API_BASE: fake.app.endpoints.apiBase,
        DINGTALK_OAPI_BASE: fake.app.endpoints.oapiBase,
        ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
      },
    });

  beforeAll(async () => {
    fake = await FakeDingTalk.start();
    database = await createTestDatabase();
    feature = await start();
  });

  afterAll(async () => {
    await feature.close();
    await database.drop();
    await fake.close();
  });

  beforeEach(async () => {
    answerWell(fake);
    tenantId = await newTenant();
  });

  const get: TestFeature['app']['get'] = (token: never) => feature.app.get(token);

  async function newTenant(): Promise<string> {
    const slug = `tenant-${String((tenants += 1))}`;
    return (await get(CreateTenant).execute({ slug, name: slug })).id;
  }

  const create = (change: Partial<NewConnection> = {}) =>
    get(CreateConnection).execute(tenantId, { ...APP, ...change });

  async function enabled(): Promise<string> {
    const { id } = await create();
    await get(EnableConnection).execute(tenantId, id);
    return id;
  }

  /** Every event of the tenant but those of tenancy. */
  async function events(): Promise<readonly { name: string; payload: Record<string, unknown> }[]> {
    return get(UnitOfWork).run(tenantId, (transaction) =>
      transaction.query(
        `select name, payload from messaging.outbox
         where tenant_id = $1 and name like 'dingtalk.%' order by position`,
        [tenantId],
      ),
    );
  }

  it('starts disabled, with a plain confirmation and two minutes for a QR code', async () => {
    const connection = await create({ clientSecret: ` ${SECRET}\n` });
    expect(connection).toMatchObject({
      tenantId,
      key: 'main',
      corpId: 'dingcorp',
      clientId: 'client',
      state: 'disabled',
      ticketLifetimeSeconds: 120,
      confirmation: 'plain',
    });
    expect(await get(ListConnections).execute(tenantId)).toEqual([connection]);
    expect(await get(ConnectionDirectory).enabledConnections(tenantId)).toEqual([]);
    expect(await events()).toMatchObject([
      { name: 'dingtalk.connection.created.v1', payload: { connectionId: connection.id } },
    ]);
  });

  it.each<[string, Partial<NewConnection>]>([
    ['a key with a slash', { key: 'a/b' }],
    ['an empty CorpId', { corpId: '' }],
    ['a CorpId with a path', { corpId: '../dingother' }],
    ['a short secret', { clientSecret: 'short' }],
    ['a QR code of 29 seconds', { ticketLifetimeSeconds: 29 }],
    ['a QR code of 301 seconds', { ticketLifetimeSeconds: 301 }],
    ['an empty name', { displayName: ' ' }],
  ])('is refused with %s', async (_name, change) => {
    const failure = create(change);
    await expect(failure).rejects.toMatchObject({ code: 'dingtalk.connection.invalid' });
  });

  it('has a key and an app that no other one of the tenant has, even when made at the same time', async () => {
    const results = await Promise.allSettled([create(), create(), create()]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(create()).rejects.toMatchObject({ code: 'dingtalk.connection.key_taken' });
    await expect(create({ key: 'second' })).rejects.toMatchObject({
      code: 'dingtalk.connection.client_taken',
    });
    tenantId = await newTenant();
    await expect(create()).resolves.toMatchObject({ key: 'main' });
  });

  it('P3: is invisible and unusable for another tenant, and without a tenant', async () => {
    const id = await enabled();
    const other = await newTenant();
    expect(await get(ListConnections).execute(other)).toEqual([]);
    expect(await get(ConnectionDirectory).byId(other, id)).toBeNull();
    for (const act of [
      get(DisableConnection).execute(other, id),
      get(UpdateConnection).execute(other, id, { displayName: 'mine' }),
      get(RotateClientSecret).execute(other, id, 'another-secret'),
      get(CheckConnection).execute(other, id),
      get(IdentifyPerson).byOAuthCode(other, id, 'code'),
      get(StartAuthorisation).execute(other, id, 'state'),
    ]) {
      await expect(act).rejects.toMatchObject({ kind: 'not_found', code: 'dingtalk.connection.unknown' });
    }
    const unscoped = await get(UnitOfWork).runWithoutTenant((transaction) =>
      transaction.query('select id from dingtalk.connection'),
    );
    expect(unscoped).toEqual([]);
  });

  it('announces a switch once, however often it is pressed', async () => {
    const id = await enabled();
    await get(EnableConnection).execute(tenantId, id);
    await Promise.all([1, 2, 3].map(() => get(DisableConnection).execute(tenantId, id)));
    expect((await events()).slice(1)).toMatchObject([
      {
        name: 'dingtalk.connection.enabled.v1',
        payload: { before: { state: 'disabled' }, after: { state: 'enabled' } },
      },
      {
        name: 'dingtalk.connection.disabled.v1',
        payload: { before: { state: 'enabled' }, after: { state: 'disabled' } },
      },
    ]);
  });

  it('changes its behaviour, tells before and after, and nothing when nothing changes', async () => {
    const { id } = await create();
    await get(UpdateConnection).execute(tenantId, id, { confirmation: 'plain' });
    const changed = await get(UpdateConnection).execute(tenantId, id, {
      ticketLifetimeSeconds: 60,
      confirmation: 'choose_number',
    });
    expect(await get(ListConnections).execute(tenantId)).toEqual([changed]);
    const told = (await events()).slice(1);
    expect(told).toHaveLength(1);
    expect(told[0]?.payload).toMatchObject({
      before: { ticketLifetimeSeconds: 120, confirmation: 'plain' },
      after: { ticketLifetimeSeconds: 60, confirmation: 'choose_number' },
    });
  });

  it('P1: is shown as it is to the other processes at once, although they keep what they have found', async () => {
    const second = await start();
    const directory = second.app.get(ConnectionDirectory);
    const id = await enabled();
    await until(async () => (await directory.enabledConnections(tenantId)).length === 1);
    await get(DisableConnection).execute(tenantId, id);
    await until(async () => (await directory.enabledConnections(tenantId)).length === 0);
    expect(await directory.connectionOf(tenantId, 'main')).toMatchObject({ id, state: 'disabled' });
    await second.close();
  });

  describe('its secret', () => {
    const stored = async (): Promise<string> => {
      const rows = await get(UnitOfWork).run(tenantId, (transaction) =>
        transaction.query('select * from dingtalk.connection'),
      );
      return JSON.stringify(rows);
    };

    it('D7: is stored encrypted, and is in no answer and no event', async () => {
      const id = await enabled();
      await get(RotateClientSecret).execute(tenantId, id, 'canary-rotated');
      expect(await stored()).not.toContain('canary');
      expect(JSON.stringify(await get(ListConnections).execute(tenantId))).not.toMatch(/canary|encrypted/);
      expect(JSON.stringify(await events())).not.toContain('canary');
      expect((await events()).at(-1)?.name).toBe('dingtalk.connection.secret-rotated.v1');
    });

    it('D7: does not open when it was copied from another connection', async () => {
      const id = await enabled();
      const { id: other } = await create({ key: 'other', clientId: 'other', clientSecret: 'other-secret' });
      await get(UnitOfWork).run(tenantId, (transaction) =>
        transaction.query(
          `update dingtalk.connection set client_secret_encrypted =
             (select client_secret_encrypted from dingtalk.connection where id = $1) where id = $2`,
          [other, id],
        ),
      );
      await expect(get(IdentifyPerson).byOAuthCode(tenantId, id, 'code')).rejects.toMatchObject({
        code: 'dingtalk.connection.secret_unreadable',
      });
    });

    it('is the new one from the next call on', async () => {
      const id = await enabled();
      await get(RotateClientSecret).execute(tenantId, id, 'canary-rotated');
      await get(IdentifyPerson).byOAuthCode(tenantId, id, 'code');
      const exchange = fake.calls.findLast(({ path }) => path === '/v1.0/oauth2/userAccessToken');
      expect(JSON.parse(exchange?.body ?? '{}')).toMatchObject({ clientSecret: 'canary-rotated' });
    });

    it('is refused without being repeated when it cannot be one', async () => {
      const id = await enabled();
      const refusal: unknown = await get(RotateClientSecret)
        .execute(tenantId, id, 'canary with spaces')
        .catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(DomainError);
      expect(JSON.stringify({ ...(refusal as DomainError), text: String(refusal) })).not.toContain('canary');
    });
  });

  describe('identifying a person', () => {
    it('gives the same identity by both ways', async () => {
      const id = await enabled();
      const person = { corpId: 'dingcorp', unionId: 'UNION-1', userId: 'u1', name: 'Name' };
      expect(await get(IdentifyPerson).byOAuthCode(tenantId, id, 'code')).toMatchObject(person);
      expect(await get(IdentifyPerson).byJsapiCode(tenantId, id, 'code')).toEqual(person);
    });

    it('P1: is refused from the moment the connection is disabled, without asking DingTalk', async () => {
      const id = await enabled();
      await get(StartAuthorisation).execute(tenantId, id, 'state');
      await get(DisableConnection).execute(tenantId, id);
      const asked = fake.calls.length;
      for (const act of [
        get(IdentifyPerson).byOAuthCode(tenantId, id, 'code'),
        get(IdentifyPerson).byJsapiCode(tenantId, id, 'code'),
      ]) {
        await expect(act).rejects.toMatchObject({ kind: 'forbidden', code: 'dingtalk.connection.disabled' });
      }
      expect(fake.calls).toHaveLength(asked);
      const url = await get(StartAuthorisation)
        .execute(tenantId, id, 'state')
        .catch((error: unknown) => error);
      expect(url).toMatchObject({ code: 'dingtalk.connection.disabled' });
    });

    it.each(['', 'main', newId()])('is refused for the connection %j, which does not exist', async (id) => {
      await expect(get(IdentifyPerson).byOAuthCode(tenantId, id, 'code')).rejects.toMatchObject({
        code: 'dingtalk.connection.unknown',
      });
    });

    it('D5: tells the log why it failed, and nothing about the person', async () => {
      const id = await enabled();
      fake.on('/topapi/user/getbyunionid', { json: { errcode: 60121, request_id: 'r-1' } });
      await failureOf(get(IdentifyPerson).byOAuthCode(tenantId, id, 'canary-code'), 'not_member');
      const failed = (await events()).at(-1);
      expect(failed).toEqual({
        name: 'dingtalk.identification.failed.v1',
        payload: {
          outcome: 'refused',
          connectionId: id,
          targets: [{ kind: 'dingtalk-connection', id, label: 'Demo organisation' }],
          way: 'oauth',
          reason: 'not_member',
          operation: 'getbyunionid',
          code: '60121',
          requestId: 'r-1',
        },
      });
      fake.on('/topapi/v2/user/getuserinfo', {
        json: { errcode: 88, sub_code: '60011', sub_msg: '所需的权限：[qyapi_get_member]，' },
      });
      await failureOf(get(IdentifyPerson).byJsapiCode(tenantId, id, 'canary-code'), 'permission_missing');
      expect((await events()).at(-1)?.payload).toMatchObject({
        way: 'jsapi',
        requiredScopes: ['qyapi_get_member'],
      });
      expect(JSON.stringify(await events())).not.toMatch(/canary|UNION/);
    });
  });

  it('D2: sends people to DingTalk’s page with its own redirect address', async () => {
    const id = await enabled();
    const url = new URL(await get(StartAuthorisation).execute(tenantId, id, 'state-1'));
    expect(url.origin).toBe(fake.app.endpoints.loginBase);
    expect(url.searchParams.get('redirect_uri')).toBe(
      `https://id.example/t/tenant-${String(tenants)}/dingtalk/main/callback`,
    );
    expect(url.searchParams.get('state')).toBe('state-1');
    expect(url.searchParams.get('corpId')).toBe('dingcorp');
  });

  it('is checked while still disabled, with the addresses to register, and the log has the outcome', async () => {
    const { id } = await create();
    fake.on('/topapi/user/getbyunionid', { json: { errcode: 60121 } });
    fake.on('/topapi/v2/user/get', { json: { errcode: 33012 } });
    const items = await get(CheckConnection).execute(tenantId, id);
    expect(items.find((item) => item.id === 'in_app_address')?.value).toBe(
      `https://id.example/t/tenant-${String(tenants)}/`,
    );
    const checked = (await events()).at(-1);
    expect(checked?.name).toBe('dingtalk.connection.checked.v1');
    expect(checked?.payload['items']).toMatchObject([
      { id: 'credentials', outcome: 'ok' },
      { id: 'address_book_permission', outcome: 'ok' },
      { id: 'member_lookup', outcome: 'ok' },
      { id: 'personal_permission', outcome: 'unknown' },
      { id: 'callback_address' },
      { id: 'in_app_address', outcome: 'unknown' },
      { id: 'egress_ip', outcome: 'ok' },
    ]);
  });
});
