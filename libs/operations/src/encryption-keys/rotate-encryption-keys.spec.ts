import { ChangeRetention, TestWebhook, VerifyLog } from '#audit';
import { RotateClientSecret } from '#dingtalk';
import { until } from '#testing';
import { Installation, newKey, opened } from '../testing/installation.js';
import { Journal, ListEncryptionKeys, RetireEncryptionKey, RotateEncryptionKeys } from '../index.js';

const [K1, K2, K3] = [newKey('k1'), newKey('k2'), newKey('k3')];
const MAILS = 1_100;

describe('a rotation of the encryption keys', () => {
  let installation: Installation;

  beforeEach(async () => {
    installation = await Installation.make();
  });
  afterEach(() => installation.close());

  async function keysOfMails(): Promise<unknown> {
    const found = await installation.rows(
      `select split_part(content, '.', 1) as key, count(*)::int from mail.outgoing group by 1 order by 1`,
    );
    return Object.fromEntries(found.map(({ key, count }) => [String(key), count]));
  }

  it('D7: reaches every place, so that the old key can be removed and everything still decrypts', async () => {
    const { id, connection } = await installation.tenant(await installation.with(K1), 'acme');
    await installation.mails(await installation.with(K1), id, 1);
    const both = await installation.with(`${K2},${K1}`);
    expect((await both.get(RotateEncryptionKeys).execute()).columns).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ table: 'dingtalk.connection', values: 1, unreadable: 0 }),
        expect.objectContaining({ table: 'audit.webhook', values: 1, unreadable: 0 }),
        expect.objectContaining({ table: 'mail.outgoing', values: 1, unreadable: 0 }),
      ]),
    );
    await both.get(RetireEncryptionKey).execute('k1');
    const fresh = await installation.with(K2);
    expect((await fresh.get(ListEncryptionKeys).execute()).map(({ id: key, state }) => [key, state])).toEqual(
      [
        ['k2', 'first'],
        ['k1', 'retired'],
      ],
    );
    await fresh.get(TestWebhook).execute(id);
    expect(installation.receiver.got).toMatchObject([{ tenant: id, isSigned: true }]);
    const [app] = await installation.rows('select client_secret_encrypted as text from dingtalk.connection');
    expect(opened(fresh, 'dingtalk.connection', connection, app?.['text'])).toBe('secret-of-acme');
    const [mail] = await installation.rows('select id, content as text from mail.outgoing');
    expect(opened(fresh, 'mail.outgoing', String(mail?.['id']), mail?.['text'])).toContain('Canary');
  });

  it('is recorded in the log of each tenant and in the journal, without a secret', async () => {
    const { id } = await installation.tenant(await installation.with(K1), 'acme');
    const both = await installation.with(`${K2},${K1}`);
    await both.get(RotateEncryptionKeys).execute();
    const events = await installation.rows(
      `select tenant_id, payload from messaging.outbox where name = 'operations.secrets.reencrypted.v1' order by payload->>'place'`,
    );
    expect(events).toEqual([
      {
        tenant_id: id,
        payload: { outcome: 'success', key: 'k2', place: 'audit.webhook.secret_encrypted', values: 1 },
      },
      {
        tenant_id: id,
        payload: {
          outcome: 'success',
          key: 'k2',
          place: 'dingtalk.connection.client_secret_encrypted',
          values: 1,
        },
      },
    ]);
    await both.get(RetireEncryptionKey).execute('k1');
    const entries = await both.get(Journal).list();
    expect(entries).toMatchObject([
      { act: 'encryption-keys.retired', subject: 'k1', keyId: 'k2', isGenuine: true },
      { act: 'encryption-keys.rotated', subject: 'k2', keyId: 'k2', isGenuine: true },
    ]);
    expect(JSON.stringify([events, entries])).not.toMatch(/secret-of|whsec/);
  });

  it('K9: continues after an interruption, batch by batch', async () => {
    const old = await installation.with(K1);
    const { id } = await installation.tenant(old, 'acme');
    await installation.mails(old, id, MAILS);
    const [late] = await installation.rows(
      'select id::text from mail.outgoing order by id::text offset 700 limit 1',
    );
    await installation.rows(
      `create function public.break_off() returns trigger language plpgsql as $$ begin
         if old.id = '${String(late?.['id'])}' then raise 'the power went'; end if; return new; end $$`,
    );
    await installation.rows(
      'create trigger break_off before update on mail.outgoing for each row execute function public.break_off()',
    );
    const rotate = (await installation.with(`${K2},${K1}`)).get(RotateEncryptionKeys);
    await expect(rotate.execute()).rejects.toThrow('the power went');
    expect(await keysOfMails()).toEqual({ k1: 600, k2: 500 });
    await installation.rows('drop trigger break_off on mail.outgoing');
    expect((await rotate.execute()).columns).toContainEqual(
      expect.objectContaining({ table: 'mail.outgoing', values: 600 }),
    );
    expect(await keysOfMails()).toEqual({ k2: MAILS });
    const [told] = await installation.rows(
      `select sum((payload->>'values')::int)::int as values from messaging.outbox where payload->>'place' = 'mail.outgoing.content'`,
    );
    expect(told).toEqual({ values: MAILS });
  });

  it('L3: puts the lock, the end and the policy of every log under the first key; until then they keep the old one', async () => {
    const old = await installation.with(K1);
    const { id } = await installation.tenant(old, 'acme');
    await old.get(ChangeRetention).execute(id, 90);
    const both = await installation.with(`${K2},${K1}`);
    const retire = () => both.get(RetireEncryptionKey).execute('k1');
    const named = ['audit.chain.lock', 'audit.chain.head', 'audit.policy.seal'].map((part) => `1 in ${part}`);
    await expect(retire()).rejects.toMatchObject({
      code: 'operations.key_in_use',
      detail: expect.stringContaining(named.join(', ')) as unknown,
    });
    expect(await both.get(RotateEncryptionKeys).execute()).toMatchObject({ logs: 1, doubted: [] });
    expect(await both.get(RotateEncryptionKeys).execute()).toMatchObject({ logs: 0, doubted: [] });
    await retire();
    const fresh = await installation.with(K2);
    expect(await fresh.get(VerifyLog).execute(id)).toMatchObject({ intact: true });
    expect(await fresh.get(ChangeRetention).execute(id, 120)).toMatchObject({ retentionDays: 120 });
  });

  it('L3: does not sign a doubtful log again, names it, and continues with the others', async () => {
    const old = await installation.with(K1);
    for (const slug of ['acme', 'brink', 'cedar']) await installation.tenant(old, slug);
    await installation.rows(
      `update audit.policy set retention_days = 30 where tenant_id = (select id from tenancy.tenant where slug = 'acme')`,
    );
    await installation.rows(
      `update audit.chain set last_sequence = last_sequence + 1 where tenant_id = (select id from tenancy.tenant where slug = 'brink')`,
    );
    const both = await installation.with(`${K2},${K1}`);
    expect(await both.get(RotateEncryptionKeys).execute()).toMatchObject({
      logs: 1,
      doubted: [
        {
          tenant: 'acme',
          why: expect.stringContaining('policy of the log is not as it was decided') as unknown,
        },
        { tenant: 'brink', why: 'Its end is not the one that was signed.' },
      ],
    });
    await expect(both.get(RetireEncryptionKey).execute('k1')).rejects.toMatchObject({
      code: 'operations.key_in_use',
      facts: { values: 6 },
    });
  });

  it('never overwrites a secret that somebody has just changed with the old one', async () => {
    const { id, connection } = await installation.tenant(await installation.with(K1), 'acme');
    const both = await installation.with(`${K2},${K1}`);
    const stored = async () =>
      String(
        (await installation.rows('select client_secret_encrypted as text from dingtalk.connection'))[0]?.[
          'text'
        ],
      );
    const store = (text: string) =>
      installation.rows('update dingtalk.connection set client_secret_encrypted = $1', [text]);
    const former = await stored();
    await both.get(RotateClientSecret).execute(id, connection, 'entered-meanwhile');
    const entered = await stored();
    await store(former);
    await installation.rows('begin');
    await store(entered);
    const rotating = both.get(RotateEncryptionKeys).execute();
    await until(async () => {
      // Inside a transaction, every query would return the first result.
      await installation.rows('select pg_stat_clear_snapshot()');
      const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
      return (await installation.rows(waiting)).length > 0;
    });
    await installation.rows('commit');
    await rotating;
    expect(await stored()).toBe(entered);
  });

  it('skips and counts values that no key of the ring decrypts', async () => {
    await installation.tenant(await installation.with(K1), 'acme');
    const other = await installation.with(`${K3},${K2}`);
    expect((await other.get(RotateEncryptionKeys).execute()).columns).toContainEqual(
      expect.objectContaining({ table: 'dingtalk.connection', values: 0, unreadable: 1 }),
    );
    await expect(other.get(RetireEncryptionKey).execute('k1')).rejects.toMatchObject({
      code: 'operations.key_in_use',
      detail: expect.stringContaining('put it back') as unknown,
    });
  });
});
