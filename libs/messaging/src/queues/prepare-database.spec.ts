import { APP_ROLE } from '#database';
import { asOwner, createTestDatabase, startFeature, until, type TestDatabase } from '#testing';
import { prepareDatabase } from '../index.js';
import { COUNTED_QUEUES } from './queue-backend.js';

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

  it('is done once, even when several processes do it at the same time', async () => {
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

  it('K3: leaves nothing for the processes to create: the owner owns everything they use, and can restore it', async () => {
    const worker = await startFeature([], { database, worker: true });
    await until(async () => (await asOwner(database, 'select from queue.job limit 1')).length > 0);
    await worker.close();
    const owners = await asOwner<{ owner: string; counters: number }>(
      database,
      `select pg_get_userbyid(relowner) as owner, (count(*) filter (where relname ~ '^bullmq_jid_'))::int as counters
       from pg_class where relnamespace = 'queue'::regnamespace group by 1`,
    );
    expect(owners).toEqual([{ owner: new URL(database.url).username, counters: COUNTED_QUEUES.length }]);
  });

  it('takes over the counters that processes of earlier versions created', async () => {
    const [counter] = await asOwner<{ name: string }>(
      empty,
      `select 'queue.' || relname as name from pg_class where relname ~ '^bullmq_jid_' limit 1`,
    );
    const name = counter?.name ?? '';
    await asOwner(empty, `grant create on schema queue to ${APP_ROLE}`);
    await asOwner(empty, `alter sequence ${name} owner to ${APP_ROLE}`);
    await prepareDatabase(empty.url);
    const [taken] = await asOwner(
      empty,
      `select pg_get_userbyid(relowner) = current_user as own, has_sequence_privilege('${APP_ROLE}', oid, 'usage') as usable
       from pg_class where oid = '${name}'::regclass`,
    );
    expect(taken).toEqual({ own: true, usable: true });
  });
});
