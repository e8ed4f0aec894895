import { APP_ROLE } from '#database';
import { createTestDatabase, type TestDatabase } from '#testing';
import { prepareDatabase } from '../index.js';
import { asOwner } from '../testing/as-owner.js';

describe('preparing a database', () => {
  let database: TestDatabase;
  let empty: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    const url = new URL(database.url);
    url.pathname += '_empty';
    const name = url.pathname.slice(1);
    await asOwner(database, `create database "${name}"`);
    empty = {
      url: url.href,
      processUrl: url.href,
      drop: async () => {
        await asOwner(database, `drop database "${name}" with (force)`);
      },
    };
  });
  afterAll(async () => {
    await empty.drop();
    await database.drop();
  });

  it('is done once, whoever else prepares it at the same time', async () => {
    const applied = await Promise.all([prepareDatabase(empty.url), prepareDatabase(empty.url)]);
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
    expect(await prepareDatabase(empty.url)).toEqual([]);
  });

  it("lets the application's role use the queues' tables and own none of them", async () => {
    const tables = await asOwner<{ name: string; own: boolean; usable: boolean }>(
      empty,
      `select relname as name, pg_get_userbyid(relowner) = '${APP_ROLE}' as own,
         has_table_privilege('${APP_ROLE}', oid, 'select') and has_table_privilege('${APP_ROLE}', oid, 'insert')
         and has_table_privilege('${APP_ROLE}', oid, 'update') and has_table_privilege('${APP_ROLE}', oid, 'delete') as usable
       from pg_class where relnamespace = 'queue'::regnamespace and relkind in ('r', 'p')`,
    );
    expect(tables.length).toBeGreaterThan(0);
    expect(tables.filter(({ own, usable }) => own || !usable)).toEqual([]);
  });
});
