import { MikroORM } from '@mikro-orm/postgresql';
import { createTestDatabase, type TestDatabase } from '#testing';
import { describedTables, type Described } from './described-tables.js';

describe('the descriptions of the tables', () => {
  let database: TestDatabase;
  let tables: readonly Described[];

  beforeAll(async () => {
    [database, tables] = await Promise.all([createTestDatabase(), describedTables()]);
  });
  afterAll(() => database.drop());

  // When this fails: the statements that it prints would make of the migrated tables what the descriptions say. Either correct
  // the description, or add a migration that does what they do.
  it('say what the migrations make', async () => {
    const orm = new MikroORM({
      clientUrl: database.url,
      dbName: new URL(database.url).pathname.slice(1),
      entities: tables.map(({ entity }) => entity),
      // MikroORM would compare them with relations, which the descriptions do without: the next test does it.
      schemaGenerator: { createForeignKeyConstraints: false },
    });
    const difference = await orm.schema.getUpdateSchemaSQL({ wrap: false, dropTables: false });
    await orm.close();
    expect(difference).toBe('');
  });
});
