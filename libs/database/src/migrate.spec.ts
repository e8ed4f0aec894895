import { createTestDatabase, type TestDatabase } from '#testing';
import { asOwner } from './testing/owner.js';
import { migrations } from './migrations/index.js';
import { APP_ROLE, migrate } from './index.js';

const names = migrations.map(({ name }) => name);

/** Tables of the product, in every schema. */
const TABLES = `select c.oid, n.nspname as schema, c.relname as name, c.relrowsecurity as guarded, c.relowner as owner
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`;

describe('the migrations', () => {
  let database: TestDatabase;
  let empty: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    const url = new URL(database.url);
    url.pathname = `${url.pathname}_empty`;
    empty = url.href;
    await asOwner(database.url, `create database "${url.pathname.slice(1)}"`);
  });
  afterAll(async () => {
    await asOwner(database.url, `drop database "${new URL(empty).pathname.slice(1)}" with (force)`);
    await database.drop();
  });

  it('are applied once, even when several processes migrate at the same time', async () => {
    const applied = await Promise.all([migrate(empty), migrate(empty), migrate(empty)]);
    expect(applied.flat()).toEqual(names);
    expect(await asOwner(empty, 'select name from schema_migration order by id')).toEqual(
      names.map((name) => ({ name })),
    );
  });

  it('have nothing to do the next time', async () => {
    expect(await migrate(database.url)).toEqual([]);
  });

  it('are named in the order in which they are applied', () => {
    expect([...names].sort()).toEqual(names);
    expect(new Set(names.map((name) => name.slice(0, 5))).size).toBe(names.length);
  });

  it('P3: put every table with a tenant under row-level security, and make no partition accessible directly', async () => {
    const bare = await asOwner(
      database.url,
      `select t.schema, t.name from (${TABLES}) t
       where not t.guarded and exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'tenant_id')
         and (not exists (select from pg_inherits i where i.inhrelid = t.oid)
           or has_table_privilege('${APP_ROLE}', t.oid, 'select, insert, update, delete'))`,
    );
    expect(bare).toEqual([]);
  });

  it('P3: begin every unique index of such a table with the tenant, or with a generated key', async () => {
    const indexes = await asOwner(
      database.url,
      `select t.schema || '.' || t.name as table_name, pg_get_indexdef(i.indexrelid) as definition
       from (${TABLES}) t join pg_index i on i.indrelid = t.oid and i.indisunique
       where exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'tenant_id')`,
    );
    expect(indexes.length).toBeGreaterThan(10);
    const others = indexes.filter(
      ({ definition }) => !/\((tenant_id|id|"position")[,)]/.test(String(definition)),
    );
    expect(others).toEqual([]);
  });

  it('P3: include the tenant in every foreign key between tenant tables, so that none points into another tenant', async () => {
    const keys = await asOwner(
      database.url,
      `select k.conrelid::regclass || '.' || k.conname as name,
         exists (select from unnest(k.conkey, k.confkey) as pair (own, theirs)
           join pg_attribute a on a.attrelid = k.conrelid and a.attnum = own and a.attname = 'tenant_id'
           join pg_attribute b on b.attrelid = k.confrelid and b.attnum = theirs and b.attname = 'tenant_id') as has_tenant
       from pg_constraint k
       where k.contype = 'f' and k.conparentid = 0 and (select count(*) from pg_attribute a
         where a.attrelid in (k.conrelid, k.confrelid) and a.attname = 'tenant_id'
           and not a.attisdropped) = case when k.conrelid = k.confrelid then 1 else 2 end`,
    );
    expect(keys.length).toBeGreaterThan(10);
    expect(keys.filter(({ has_tenant }) => has_tenant !== true)).toEqual([]);
  });

  it('P3: give the application a role that owns nothing and cannot bypass row-level security', async () => {
    const [role] = await asOwner(
      database.url,
      `select rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb,
         (select count(*)::int from pg_class where relowner = r.oid) as owned,
         (select count(*)::int from pg_namespace where nspowner = r.oid) as schemas,
         (select count(*)::int from pg_proc where proowner = r.oid) as functions
       from pg_roles r where rolname = '${APP_ROLE}'`,
    );
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcanlogin: false,
      rolcreaterole: false,
      rolcreatedb: false,
      owned: 0,
      schemas: 0,
      functions: 0,
    });
  });

  it('P3: do not let the application alter a table or switch off its protection', async () => {
    for (const statement of [
      'alter table accounts.account disable row level security',
      'drop policy tenant_isolation on accounts.account',
      'truncate accounts.account',
      'create table accounts.mine ()',
      'create table public.mine ()',
      'update schema_migration set name = name',
      `set role "${new URL(database.url).username}"`,
    ]) {
      const login = `set session authorization ${APP_ROLE}`;
      await expect(asOwner(database.url, login, statement)).rejects.toMatchObject({
        code: '42501',
      });
    }
  });
});
