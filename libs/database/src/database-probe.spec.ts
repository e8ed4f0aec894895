import { startFeature, type TestFeature } from '#testing';
import { DatabaseProbe, migrate } from './index.js';
import { migrations } from './migrations/index.js';
import { asOwner } from './testing/owner.js';

const NEWEST_MIGRATION = migrations.at(-1)?.name ?? '';

describe('the database probe', () => {
  let feature: TestFeature;

  beforeEach(async () => {
    feature = await startFeature([]);
  });
  afterEach(() => feature.close());

  const look = () => feature.app.get(DatabaseProbe).look();

  it('K9: finds no fault in a database that is migrated and accepts writes', async () => {
    expect(await look()).toEqual({});
  });

  it('K9: detects that a migration is missing, and that it has been applied since', async () => {
    const { url } = feature.database;
    await asOwner(url, `delete from schema_migration where name = '${NEWEST_MIGRATION}'`);
    expect(await look()).toEqual({ schema: expect.stringContaining(NEWEST_MIGRATION) });
    await asOwner(url, `insert into schema_migration (name) values ('${NEWEST_MIGRATION}')`);
    expect(await look()).toEqual({});
    expect(await migrate(url)).toEqual([]);
  });

  it('K9: detects a database that was never migrated, or was migrated by a version that let no one read its migrations', async () => {
    const { url } = feature.database;
    await asOwner(url, 'revoke select on schema_migration from openeiam_app');
    expect(await look()).toEqual({ schema: expect.stringContaining('not been migrated') });
    await asOwner(url, 'drop table schema_migration');
    expect(await look()).toEqual({ schema: expect.stringContaining('not been migrated') });
  });

  it('K9: detects a database that accepts no writes', async () => {
    await asOwner(
      feature.database.url,
      `do $$ begin execute format('alter database %I set default_transaction_read_only = on', current_database()); end $$`,
    );
    const { app } = await startFeature([], { database: feature.database });
    expect(await app.get(DatabaseProbe).look()).toEqual({ writable: expect.stringContaining('no writes') });
    await app.close();
  });

  it('K9: detects that the database is away', async () => {
    const { app } = await startFeature([], {
      database: feature.database,
      environment: { DATABASE_URL: 'postgresql://nobody:x@127.0.0.1:9/none' },
    });
    expect(await app.get(DatabaseProbe).look()).toMatchObject({ database: 'PostgreSQL cannot be reached.' });
    await app.close();
  });
});
