import { createTestDatabase, type TestDatabase } from '#testing';
import { asOwner } from '../testing/owner.js';
import { makeLogin, type Login } from '../testing/logins.js';
import { Connections } from './connections.js';
import { APP_SESSION } from './session.js';

const MEMBER = 'grant openeiam_app to $login';

describe('the login of the processes', () => {
  let database: TestDatabase;
  const made: Login[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(async () => {
    for (const login of made.reverse()) await login.remove();
    await database.drop();
  });

  async function login(...grants: string[]): Promise<Login> {
    const one = await makeLogin(database, MEMBER, ...grants);
    made.push(one);
    return one;
  }

  /** Opens a connection like a process does, and returns its warnings. */
  async function opened(url: string, refuses: boolean): Promise<readonly string[]> {
    const warnings: string[] = [];
    const connections = new Connections(url, { refuses, warn: (message) => warnings.push(message) });
    for (let round = 0; round < 2; round += 1)
      await (await connections.open({ session: APP_SESSION, name: 'spec' })).end();
    return warnings;
  }

  async function refused(url: string, which: string): Promise<void> {
    await expect(opened(url, true)).rejects.toThrow(which);
    await expect(opened(url, true)).rejects.toThrow(/must own nothing .*roles\.sql .*DATABASE_OWNER_URL/);
    const warnings = await opened(url, false);
    expect(warnings).toEqual([expect.stringContaining(which)]); // once, not for each connection
    expect(warnings.join()).toContain('A production start refuses it.');
  }

  it('K3, P3: is accepted when it is a member of the role and nothing else', async () => {
    expect(await opened((await login()).url, true)).toEqual([]);
    expect(await opened(database.processUrl, true)).toEqual([]);
  });

  it('K3, P3: is refused in production, with the fault and the remedy, when it can bypass row-level security', async () => {
    const owner = await login();
    await asOwner(database.url, `create schema ${owner.name} authorization ${owner.name}`);
    const mighty = await login('alter role $login bypassrls');
    await refused(database.url, `"${new URL(database.url).username}", which is a superuser`);
    await refused(mighty.url, 'which bypasses row-level security');
    await refused((await login('alter role $login createrole')).url, 'which may make roles and join them');
    await refused(owner.url, 'which owns the database or a part of it');
    await refused(
      (await login(`grant ${owner.name} to $login`, 'alter role $login noinherit')).url,
      `which may act as "${owner.name}", which owns a part of it`,
    );
    await refused((await login(`grant ${mighty.name} to $login`)).url, `is a member of "${mighty.name}"`);
    await refused(
      (await login('grant pg_write_all_data to $login')).url,
      'is a member of "pg_write_all_data"',
    );
  });

  it('K3, P3: is refused if it is an owner, even if it is no member of the role, which it should not become', async () => {
    const owner = await makeLogin(database);
    made.push(owner);
    await asOwner(database.url, `create schema ${owner.name} authorization ${owner.name}`);
    await expect(opened(owner.url, true)).rejects.toThrow('which owns the database or a part of it');
    await expect(opened(owner.url, false)).rejects.toThrow('is not a member of openeiam_app');
  });

  it('K3, P3: is refused if the role itself owns a table, for example after a restore as that role', async () => {
    const good = await login();
    await asOwner(
      database.url,
      'create table public.gift ()',
      'alter table public.gift owner to openeiam_app',
    );
    await refused(good.url, 'may act as "openeiam_app", which owns a part of it');
    await asOwner(database.url, 'drop table public.gift');
    expect(await opened(good.url, true)).toEqual([]);
  });
});
