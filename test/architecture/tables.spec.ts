import { MikroORM } from '@mikro-orm/postgresql';
import { asOwner } from '#database';
import { createTestDatabase, type TestDatabase } from '#testing';
import { describedTables, type Described } from './described-tables.js';
import { FOREIGN_KEYS, foreignKeysOf, type ForeignKey } from './foreign-keys.js';

/** Every table except BullMQ's, MikroORM's list of migrations, and the partitions that functions of the log create. */
const TABLES = `
  select oid::regclass::text as name from pg_class
  where relkind in ('r', 'p') and not relispartition
    and relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema', 'public', 'queue')`;

describe('the descriptions of the tables', () => {
  let database: TestDatabase;
  let tables: readonly Described[];
  let foreignKeys: readonly ForeignKey[];

  beforeAll(async () => {
    [database, tables] = await Promise.all([createTestDatabase(), describedTables()]);
    foreignKeys = await asOwner(database.url, async (client) => {
      const { rows } = await client.query<ForeignKey>(FOREIGN_KEYS);
      return rows;
    });
  });
  afterAll(() => database.drop());

  it('leave out no table, and describe none twice', async () => {
    const made = await asOwner(database.url, (client) => client.query<{ name: string }>(TABLES));
    const described = tables.map(({ name }) => name);
    expect(described.toSorted()).toEqual(made.rows.map(({ name }) => name).toSorted());
  });

  it('name all foreign keys, each within its tenant', () => {
    const made = foreignKeys.map(({ table, definition }) => `${table}: ${definition}`);
    expect(tables.flatMap(foreignKeysOf).toSorted()).toEqual(made.toSorted());
  });

  // When this fails, it prints the statements that would turn the migrated tables into the described ones. Correct the description,
  // or add a migration with the same effect.
  it('match the tables that the migrations create', async () => {
    // MikroORM knows foreign keys only as relations, which the descriptions do not use.
    await asOwner(database.url, async (client) => {
      for (const { table, name } of foreignKeys)
        await client.query(`alter table ${table} drop constraint ${name}`);
    });
    const orm = new MikroORM({
      clientUrl: database.url,
      dbName: new URL(database.url).pathname.slice(1),
      entities: tables.map(({ entity }) => entity),
      schemaGenerator: { createForeignKeyConstraints: false },
    });
    const difference = await orm.schema.getUpdateSchemaSQL({ wrap: false, dropTables: false });
    await orm.close();
    expect(difference).toBe('');
  });
});
