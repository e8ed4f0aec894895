import { newId } from '#kernel';
import { migrate } from '../migrate.js';
import { databaseBefore, type EarlierDatabase } from '../testing/earlier-database.js';
import { asOwner } from '../testing/owner.js';

describe('identities and connections from before they had one shape', () => {
  let database: EarlierDatabase;
  const [tenant, connection, account, binding] = [newId(), newId(), newId(), newId()];
  const [scanned, unscanned] = [newId(), newId()];

  beforeAll(async () => {
    database = await databaseBefore('m0040-providers');
    const ticket = (id: string, state: string, columns = '', values = ''): string =>
      `insert into dingtalk_qr.ticket (id, tenant_id, connection_id, purpose, channel, state, scan_hash, browser_secret_hash,
         browser_hash, confirmation, number, choices, return_to, ip, ip_prefix, user_agent, created_at, expires_at${columns})
       values ('${id}', '${tenant}', '${connection}', 'logon', 'qr', '${state}', '${id}', '${id}', '', 'plain', 10, '{}', '/', '',
         '', '', now(), now()${values})`;
    await asOwner(
      database.url,
      `insert into tenancy.tenant (id, slug, name) values ('${tenant}', 'acme', 'Acme')`,
      `insert into accounts.account (id, tenant_id, username, username_key, username_skeleton, display_name, role, created_at,
         updated_at) values ('${account}', '${tenant}', 'alice', 'alice', 'alice', 'Alice', 'member', now(), now())`,
      `insert into dingtalk.connection (id, tenant_id, key, corp_id, client_id, client_secret_encrypted, display_name, state,
         created_at, updated_at)
       values ('${connection}', '${tenant}', 'main', 'corp', 'client', 'k1.x', 'Acme', 'enabled', '2026-01-01', '2026-02-01')`,
      `insert into binding.binding (id, tenant_id, connection_id, union_id, corp_id, user_id, open_id, display_name, name_key,
         account_id, origin, created_at)
       values ('${binding}', '${tenant}', '${connection}', 'UNION-1', 'corp', 'user-1', null, 'Alice', 'alice', '${account}',
         'import', now())`,
      ticket(
        scanned,
        'scanned',
        ', scanned_at, confirm_until, phone_hash, phone_ip, phone_agent, union_id, corp_id, user_id, open_id, identity_name',
        `, now(), now(), '', '', '', 'UNION-2', 'corp', 'user-2', 'open-2', 'Bob'`,
      ),
      ticket(unscanned, 'created'),
    );
    expect((await migrate(database.url))[0]).toBe('m0040-providers');
  });
  afterAll(() => database.drop());

  it('keep every connection under its id, with its DingTalk columns in a table of their own', async () => {
    expect(
      await asOwner(database.url, 'select * from providers.connection join dingtalk.connection using (id)'),
    ).toMatchObject([
      {
        id: connection,
        provider: 'dingtalk',
        key: 'main',
        name: 'Acme',
        state: 'enabled',
        version: 1,
        created_at: new Date('2026-01-01T00:00:00Z'),
        client_id: 'client',
        client_secret_encrypted: 'k1.x',
      },
    ]);
  });

  it('keep their links and the attributes that they are found by', async () => {
    expect(
      await asOwner(
        database.url,
        `select subject, name, attributes, words @@ words.query('alice', true) as is_found from binding.binding`,
      ),
    ).toEqual([
      {
        subject: 'UNION-1',
        name: 'Alice',
        attributes: { corpId: 'corp', userId: 'user-1' },
        is_found: true,
      },
    ]);
  });

  it('keep who scanned a code, and that a code is still unscanned', async () => {
    expect(await asOwner(database.url, 'select id, subject, name, attributes from qr_logon.ticket')).toEqual([
      {
        id: scanned,
        subject: 'UNION-2',
        name: 'Bob',
        attributes: { corpId: 'corp', userId: 'user-2', openId: 'open-2' },
      },
    ]);
    expect(await asOwner(database.url, 'select id from qr_logon.waiting_code')).toEqual([{ id: unscanned }]);
  });
});
