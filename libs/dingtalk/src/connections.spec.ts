import { UnitOfWork } from '#database';
import { commitOnceBlocked, until } from '#testing';
import {
  CheckConnection,
  ConnectionDirectory,
  IdentifyPerson,
  ListDingTalkConnections,
  RotateClientSecret,
  StartAuthorisation,
  UpdateConnection,
  type NewConnection,
} from './index.js';
import { SwitchConnection } from '#providers';
import { DingTalkFeature } from './testing/dingtalk-feature.js';

let feature: DingTalkFeature;

beforeAll(async () => {
  feature = await DingTalkFeature.start();
});

beforeEach(() => feature.begin());

afterAll(() => feature.close());

describe('a connection', () => {
  it('starts disabled, with a plain confirmation and two minutes for a QR code', async () => {
    const connection = await feature.create({ clientSecret: ' canary-secret\n' });
    expect(connection).toMatchObject({
      tenantId: feature.tenantId,
      key: 'main',
      corpId: 'dingcorp',
      clientId: 'client',
      state: 'disabled',
      ticketLifetimeSeconds: 120,
      confirmation: 'plain',
    });
    expect(await feature.get(ListDingTalkConnections).execute(feature.tenantId)).toEqual([connection]);
    expect(await feature.get(ConnectionDirectory).enabledConnections(feature.tenantId)).toEqual([]);
    expect(await feature.events()).toMatchObject([
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
    const failure = feature.create(change);
    await expect(failure).rejects.toMatchObject({ code: 'dingtalk.connection.invalid' });
  });

  it('has a key and an app that no other connection of the tenant has, even when several are made at the same time', async () => {
    const results = await Promise.allSettled([feature.create(), feature.create(), feature.create()]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(feature.create()).rejects.toMatchObject({ code: 'dingtalk.connection.key_taken' });
    await expect(feature.create({ key: 'second' })).rejects.toMatchObject({
      code: 'dingtalk.connection.client_taken',
    });
    await feature.begin();
    await expect(feature.create()).resolves.toMatchObject({ key: 'main' });
  });

  it('P3: is invisible and unusable for another tenant, and without a tenant', async () => {
    const id = await feature.enabled();
    const owner = feature.tenantId;
    await feature.begin();
    const other = feature.tenantId;
    expect(other).not.toBe(owner);
    expect(await feature.get(ListDingTalkConnections).execute(other)).toEqual([]);
    expect(await feature.get(ConnectionDirectory).byId(other, id)).toBeNull();
    for (const act of [
      feature.get(UpdateConnection).execute(other, id, { displayName: 'mine' }),
      feature.get(RotateClientSecret).execute(other, id, 'another-secret'),
      feature.get(CheckConnection).execute(other, id),
      feature.get(IdentifyPerson).byOAuthCode(other, id, 'code'),
      feature.get(StartAuthorisation).execute(other, id, 'state'),
    ]) {
      await expect(act).rejects.toMatchObject({ kind: 'not_found', code: 'dingtalk.connection.unknown' });
    }
    await expect(feature.get(SwitchConnection).execute(other, id, 'disabled')).rejects.toMatchObject({
      kind: 'not_found',
      code: 'connection.unknown',
    });
    const unscoped = await feature
      .get(UnitOfWork)
      .runWithoutTenant((transaction) => transaction.query('select id from dingtalk.connection'));
    expect(unscoped).toEqual([]);
  });

  it('announces a switch once, however often it is pressed', async () => {
    const id = await feature.enabled();
    await feature.get(SwitchConnection).execute(feature.tenantId, id, 'enabled');
    await Promise.all(
      [1, 2, 3].map(() => feature.get(SwitchConnection).execute(feature.tenantId, id, 'disabled')),
    );
    expect((await feature.events()).slice(1)).toMatchObject([
      {
        name: 'providers.connection.enabled.v1',
        payload: { before: { state: 'disabled' }, after: { state: 'enabled' } },
      },
      {
        name: 'providers.connection.disabled.v1',
        payload: { before: { state: 'enabled' }, after: { state: 'disabled' } },
      },
    ]);
  });

  it('publishes a change of its settings with the values before and after, and nothing when nothing changes', async () => {
    const { id } = await feature.create();
    await feature.get(UpdateConnection).execute(feature.tenantId, id, { confirmation: 'plain' });
    const changed = await feature.get(UpdateConnection).execute(feature.tenantId, id, {
      ticketLifetimeSeconds: 60,
      confirmation: 'choose_number',
    });
    expect(await feature.get(ListDingTalkConnections).execute(feature.tenantId)).toEqual([changed]);
    const told = (await feature.events()).slice(1);
    expect(told).toHaveLength(1);
    expect(told[0]?.payload).toMatchObject({
      before: { ticketLifetimeSeconds: 120, confirmation: 'plain' },
      after: { ticketLifetimeSeconds: 60, confirmation: 'choose_number' },
    });
  });

  it('keeps a setting that another person has just changed when it is only renamed', async () => {
    const { tenantId } = feature;
    const { id } = await feature.create();
    const renamed = await commitOnceBlocked(
      feature.get(UnitOfWork),
      tenantId,
      async (transaction) => {
        await transaction.query('update providers.connection set version = version + 1 where id = $1', [id]);
        const statement = 'update dingtalk.connection set ticket_lifetime_seconds = 60 where id = $1';
        await transaction.query(statement, [id]);
      },
      () => feature.get(UpdateConnection).execute(tenantId, id, { displayName: 'Renamed' }),
    );
    expect(renamed).toMatchObject({ displayName: 'Renamed', ticketLifetimeSeconds: 60 });
  });

  it('P1: is current in other processes at once, although they cache connections', async () => {
    const second = await feature.startSecond();
    const directory = second.app.get(ConnectionDirectory);
    const id = await feature.enabled();
    await until(async () => (await directory.enabledConnections(feature.tenantId)).length === 1);
    await feature.get(SwitchConnection).execute(feature.tenantId, id, 'disabled');
    await until(async () => (await directory.enabledConnections(feature.tenantId)).length === 0);
    expect(await directory.connectionOf(feature.tenantId, 'main')).toMatchObject({ id, state: 'disabled' });
    await second.close();
  });

  it('can be checked while disabled, with the addresses to register, and the log has the result', async () => {
    const { id } = await feature.create();
    feature.fake.on('/topapi/user/getbyunionid', { json: { errcode: 60121 } });
    feature.fake.on('/topapi/v2/user/get', { json: { errcode: 33012 } });
    const { items } = await feature.get(CheckConnection).execute(feature.tenantId, id);
    expect(items.find((item) => item.id === 'in_app_address')?.value).toBe(
      `https://id.example/t/${feature.slug}/`,
    );
    const checked = (await feature.events()).at(-1);
    expect(checked?.name).toBe('dingtalk.connection.checked.v1');
    expect(checked?.payload['items']).toMatchObject([
      { id: 'credentials', outcome: 'ok' },
      { id: 'address_book_permission', outcome: 'ok' },
      { id: 'member_lookup', outcome: 'ok' },
      { id: 'personal_permission', outcome: 'unknown' },
      { id: 'callback_address' },
      { id: 'in_app_address', outcome: 'unknown' },
      { id: 'egress_ip', outcome: 'ok' },
      { id: 'directory_departments' },
      { id: 'directory_members' },
      { id: 'directory_leavers' },
    ]);
  });
});
