import { Connections } from '../connection/connections.js';
import { APP_SESSION } from '../connection/session.js';
import { createTestDatabase, type TestDatabase } from '#testing';
import { migrate } from '../migrate.js';
import { migrations } from '../migrations/index.js';
import { asOwner } from '../testing/owner.js';
import { schemaState, type SchemaState } from './schema-state.js';

const newest = migrations.at(-1)?.name ?? '';
const LATER = 'm9999-of-a-later-version';

describe('the schema version', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  /** Reads it as a process does. */
  async function seen(): Promise<SchemaState> {
    const connections = new Connections(database.processUrl, { refuses: true, warn: () => undefined });
    const client = await connections.open({ session: APP_SESSION, name: 'spec' });
    try {
      return await schemaState(client);
    } finally {
      await client.end();
    }
  }

  const own = (statement: string): Promise<unknown> => asOwner(database.url, statement);

  it('is that of the program after a migration', async () => {
    expect(await seen()).toEqual({ program: newest, database: newest, missing: [], unknown: [] });
  });

  it('names the missing migrations when the program is newer, and the unknown ones when it is older', async () => {
    await own(`update public.schema_migration set name = '${LATER}' where name = '${newest}'`);
    expect(await seen()).toEqual({ program: newest, database: LATER, missing: [newest], unknown: [LATER] });
    await own(`update public.schema_migration set name = '${newest}' where name = '${LATER}'`);
  });

  it('is none if nothing was migrated, or if the login may not read it', async () => {
    const all = migrations.map(({ name }) => name);
    const none = { program: newest, database: null, missing: all, unknown: [] };
    await own('revoke select on public.schema_migration from openeiam_app');
    expect(await seen()).toEqual(none);
    await own('alter table public.schema_migration rename to elsewhere');
    expect(await seen()).toEqual(none);
    await own('alter table public.elsewhere rename to schema_migration');
    await own('grant select on public.schema_migration to openeiam_app');
  });

  it('of a newer program is not migrated by an older one, which reports it and changes nothing', async () => {
    await own(`insert into public.schema_migration (name) values ('${LATER}')`);
    await own(`delete from public.schema_migration where name = '${newest}'`);
    await expect(migrate(database.url)).rejects.toThrow(
      `The database was migrated by a newer version: it has ${LATER}, and this program ends at ${newest}.`,
    );
    expect((await seen()).missing).toEqual([newest]);
    await own(`delete from public.schema_migration where name = '${LATER}'`);
    await own(`insert into public.schema_migration (name) values ('${newest}')`);
    expect(await migrate(database.url)).toEqual([]);
  });
});
