import { newId } from '#kernel';
import { migrate } from '../migrate.js';
import { databaseBefore, type EarlierDatabase } from '../testing/earlier-database.js';
import { asOwner } from '../testing/owner.js';

describe('logons and sessions from before proofs were stored', () => {
  let database: EarlierDatabase;
  const [tenant, connection, account] = [newId(), newId(), newId()];
  const ids = {
    password: newId(),
    attached: newId(),
    scanned: newId(),
    inApp: newId(),
    link: newId(),
    waiting: newId(),
  };
  const ticket = newId();

  const session = (id: string, method: string): string =>
    `insert into logon.session (id, tenant_id, secret_hash, account_id, method, ip, user_agent, created_at, last_seen_at,
       authenticated_at, idle_seconds, expires_at)
     values ('${id}', '${tenant}', '${id}', '${account}', '${method}', '', '', now(), now(), now(), 60, now())`;
  const logon = (id: string, method: string, begunBy?: string): string =>
    `insert into logon.logon (id, tenant_id, browser_hash, purpose, state, method, account_id, session_id, return_to, ip,
       user_agent, created_at, expires_at, completed_at, begun_by)
     values ('${id}', '${tenant}', '${id}', 'logon', 'completed', '${method}', '${account}', '${id}', '/', '', '', now(), now(),
       now(), ${begunBy === undefined ? 'null' : `'${begunBy}'`})`;

  beforeAll(async () => {
    database = await databaseBefore('m0038-proofs');
    await asOwner(
      database.url,
      `insert into tenancy.tenant (id, slug, name) values ('${tenant}', 'acme', 'Acme')`,
      `insert into accounts.account (id, tenant_id, username, username_key, username_skeleton, display_name, role, created_at,
         updated_at) values ('${account}', '${tenant}', 'alice', 'alice', 'alice', 'Alice', 'member', now(), now())`,
      `insert into dingtalk.connection (id, tenant_id, key, corp_id, client_id, client_secret_encrypted, display_name, state,
         created_at, updated_at)
       values ('${connection}', '${tenant}', 'main', 'corp', 'client', 'k1.x', 'Acme', 'enabled', now(), now())`,
      `insert into dingtalk_qr.ticket (id, tenant_id, connection_id, purpose, channel, state, scan_hash, browser_secret_hash,
         browser_hash, confirmation, number, choices, return_to, ip, ip_prefix, user_agent, created_at, expires_at)
       values ('${ticket}', '${tenant}', '${connection}', 'logon', 'in_app', 'consumed', 'a', 'b', '', 'plain', 10, '{}', '/', '', '',
         '', now(), now())`,
      session(ids.password, 'password'),
      logon(ids.password, 'password'),
      session(ids.attached, 'email-code'),
      logon(ids.attached, 'dingtalk-qr'),
      session(ids.scanned, 'dingtalk-qr'),
      logon(ids.scanned, 'dingtalk-qr', newId()),
      session(ids.inApp, 'dingtalk-qr'),
      logon(ids.inApp, 'dingtalk-qr', ticket),
      session(ids.link, 'attach-link'),
      logon(ids.link, 'dingtalk-qr'),
      `insert into logon.logon (id, tenant_id, browser_hash, purpose, state, method, step, step_subject, return_to, ip, user_agent,
         created_at, expires_at)
       values ('${ids.waiting}', '${tenant}', 'w', 'attach', 'awaiting_proof', 'dingtalk-qr', 'binding.attach', '${newId()}', '/',
         '', '', now(), now())`,
    );
    expect((await migrate(database.url))[0]).toBe('m0038-proofs');
  });
  afterAll(() => database.drop());

  it('state how they were authenticated', async () => {
    const rows = await asOwner(database.url, 'select id, amr, acr from logon.session');
    const single = 'urn:openeiam:acr:single-factor';
    expect(new Map(rows.map(({ id, amr, acr }) => [id, [amr, acr]]))).toEqual(
      new Map<unknown, unknown>([
        [ids.password, [['pwd'], single]],
        [ids.attached, [['otp'], single]],
        [ids.scanned, [['mca', 'user'], single]],
        [ids.inApp, [['user'], single]],
        [ids.link, [['otp'], single]],
      ]),
    );
  });

  it('have one proof each, by the method that proved the account', async () => {
    const rows = await asOwner(database.url, 'select logon_id, account_id, method, factor from logon.proof');
    const proven = rows.map(({ logon_id, account_id, method, factor }) => [
      logon_id,
      [account_id, method, factor],
    ]);
    expect(new Map(proven as [unknown, unknown][])).toEqual(
      new Map<unknown, unknown>([
        [ids.password, [account, 'password', 'knowledge']],
        [ids.attached, [account, 'email-code', 'possession']],
        [ids.scanned, [account, 'dingtalk-qr', 'possession']],
        [ids.inApp, [account, 'dingtalk-qr', 'possession']],
        [ids.link, [account, 'attach-link', 'possession']],
      ]),
    );
  });

  it('still wait for the same step', async () => {
    const rows = await asOwner(database.url, 'select id, needs from logon.logon where needs is not null');
    expect(rows).toEqual([{ id: ids.waiting, needs: 'binding.attach' }]);
  });
});
