import { newId } from '#kernel';
import { migrate } from '../migrate.js';
import { databaseBefore, type EarlierDatabase } from '../testing/earlier-database.js';
import { asOwner } from '../testing/owner.js';

describe('K5: existing names', () => {
  let database: EarlierDatabase;
  const [tenant, other] = [newId(), newId()];

  beforeAll(async () => {
    database = await databaseBefore('m0029-texts');
    await asOwner(
      database.url,
      `insert into tenancy.tenant (id, slug, name, settings) values
         ('${tenant}', 'acme', U&'Ac\\200Bme', '{"logonTexts": {"en": "Call\\u202e 110\\nnow", "zh": ""}}'), ('${other}', 'other', 'Other', '{}');
       insert into accounts.account (id, tenant_id, username, username_key, display_name, role, created_at, updated_at) values
         (gen_random_uuid(), '${tenant}', 'Alice', 'alice', U&'Alice \\202E', 'owner', '2026-01-02', now()),
         (gen_random_uuid(), '${tenant}', U&'\\0251lice', U&'\\0251lice', U&'\\3164', 'member', '2026-01-03', now()),
         (gen_random_uuid(), '${tenant}', 'a1ice', 'a1ice', 'Zhang Wei', 'member', '2026-01-01', now()),
         (gen_random_uuid(), '${other}', 'alice', 'alice', 'Alice', 'owner', '2026-01-01', now())`,
    );
    expect((await migrate(database.url))[0]).toBe('m0029-texts');
  });
  afterAll(() => database.drop());

  it('get one form, differ from similar ones, and show nothing invisible', async () => {
    const accounts = await asOwner(
      database.url,
      `select username, display_name, name_key, username_skeleton, id from accounts.account where tenant_id = '${tenant}' order by created_at`,
    );
    expect(accounts).toMatchObject([
      { username: 'a1ice', display_name: 'Zhang Wei', name_key: 'zhang wei', username_skeleton: 'alice' },
      { username: 'alice', display_name: 'Alice', username_skeleton: `alice ${String(accounts[1]?.['id'])}` },
      { username: 'ɑlice', display_name: 'ɑlice', username_skeleton: `alice ${String(accounts[2]?.['id'])}` },
    ]);
  });

  it('of tenants lose invisible characters, and so do their texts', async () => {
    const [acme] = await asOwner(
      database.url,
      `select name, settings from tenancy.tenant where slug = 'acme'`,
    );
    expect(acme).toEqual({ name: 'Acme', settings: { logonTexts: { en: 'Call 110\nnow', zh: '' } } });
  });
});
