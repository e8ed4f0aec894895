import { createTestDatabase, startFeature, type TestDatabase } from '#testing';
import { migrate } from '../migrate.js';
import { RewritingProxy } from '../testing/rewriting-proxy.js';
import { asOwner } from '../testing/owner.js';
import { checkDatabase } from './check-database.js';

describe('the server', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('is PostgreSQL 15 or newer: a start and a migration refuse an older one and name its version', async () => {
    const line = await RewritingProxy.to(database.url, (answer) =>
      answer.replace(/\b1[5-9]\d{4}\b/, '140017'),
    );
    const older = /points to PostgreSQL \d+(\.\d+)?.*; 15 or newer is needed/;
    await expect(migrate(line.by(database.url))).rejects.toThrow(older);
    await expect(checkDatabase(line.by(database.processUrl))).rejects.toThrow(older);
    const start = startFeature([], { database, environment: { DATABASE_URL: line.by(database.processUrl) } });
    await expect(start).rejects.toThrow(older);
    await line.close();
    expect(await migrate(database.url)).toEqual([]);
  });

  it('stores texts as UTF-8: a database that cannot hold every text is refused', async () => {
    const name = `${new URL(database.url).pathname.slice(1)}_latin`;
    await asOwner(
      database.url,
      `create database ${name} encoding 'LATIN1' locale 'C' locale_provider libc template template0`,
    );
    const latin = Object.assign(new URL(database.url), { pathname: `/${name}` }).href;
    const message = /a database with the encoding LATIN1\. Create it with: create database/;
    await expect(migrate(latin)).rejects.toThrow(message);
    await expect(checkDatabase(latin)).rejects.toThrow(message);
    await asOwner(database.url, `drop database ${name} with (force)`);
  });
});
