import { Client } from 'pg';
import { createTestDatabase } from './test-database.js';

async function rows(url: string, text: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

describe('a test database', () => {
  it('is migrated', async () => {
    const database = await createTestDatabase();
    expect(await rows(database.url, 'select name from schema_migration')).not.toHaveLength(0);
    await database.drop();
  });

  it('shows nothing of another one', async () => {
    const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    await rows(one.url, 'create table seen ()');
    expect(await rows(one.url, `select to_regclass('seen') is not null as found`)).toEqual([{ found: true }]);
    expect(await rows(other.url, `select to_regclass('seen') is not null as found`)).toEqual([
      { found: false },
    ]);
    await Promise.all([one.drop(), other.drop()]);
  });

  it('is gone after it was dropped, even while somebody is connected', async () => {
    const database = await createTestDatabase();
    const client = new Client({ connectionString: database.url });
    client.on('error', () => undefined);
    await client.connect();
    await database.drop();
    await expect(rows(database.url, 'select 1')).rejects.toMatchObject({ code: '3D000' });
  });
});
