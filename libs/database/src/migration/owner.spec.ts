import { createTestDatabase, type TestDatabase } from '#testing';
import { migrate } from '../migrate.js';
import { migrations } from '../migrations/index.js';
import { makeLogin, type Login } from '../testing/logins.js';
import { asOwner } from '../testing/owner.js';
import { excessOf } from './check-roles.js';
import { asOwner as onOwnerConnection } from './owner-connection.js';

/** Unusual settings of a login that owns an empty database, as `roles.sql` creates it. */
const SETTINGS = [
  `alter role $login set search_path to elsewhere`,
  `alter role $login set statement_timeout to '1s'`,
  `alter role $login set datestyle to 'German'`,
];

describe('a migration by a login that only owns the database', () => {
  let cluster: TestDatabase;
  let owner: Login;
  let url: string;

  beforeAll(async () => {
    cluster = await createTestDatabase();
    owner = await makeLogin(cluster, ...SETTINGS);
    await asOwner(cluster.url, `create database ${owner.name} owner ${owner.name}`);
    url = Object.assign(new URL(owner.url), { pathname: `/${owner.name}` }).href;
  });
  afterAll(async () => {
    await asOwner(cluster.url, `drop database ${owner.name} with (force)`);
    await owner.remove();
    await cluster.drop();
  });

  it('K3: needs no right to create roles, and gives the same result whatever settings the login has', async () => {
    expect(await migrate(url)).toEqual(migrations.map(({ name }) => name));
    const [where] = await asOwner(
      url,
      `select relnamespace::regnamespace::text as schema from pg_class where relname = 'schema_migration'`,
    );
    expect(where).toEqual({ schema: 'public' });
    expect(await migrate(url)).toEqual([]);
  });

  it('K3: gives the application no right to create anything', async () => {
    const rights = await asOwner(
      url,
      `select n.nspname as schema from pg_namespace n
       where n.nspname !~ '^pg_' and has_schema_privilege('openeiam_app', n.oid, 'create')`,
    );
    expect(rights).toEqual([]);
  });

  it('K3: reports that the login may create roles although it need not', async () => {
    expect(await onOwnerConnection(url, excessOf)).toBeUndefined();
    await asOwner(cluster.url, `alter role ${owner.name} createrole`);
    expect(await onOwnerConnection(url, excessOf)).toContain(`alter role "${owner.name}" nocreaterole`);
  });

  it("K3, P3: is refused when the application's role owns part of the database", async () => {
    await asOwner(url, 'create table public.gift ()');
    await asOwner(
      Object.assign(new URL(cluster.url), { pathname: `/${owner.name}` }).href,
      'alter table public.gift owner to openeiam_app',
    );
    await expect(migrate(url)).rejects.toThrow(/^The role openeiam_app .* owns a part of the database/);
  });
});
