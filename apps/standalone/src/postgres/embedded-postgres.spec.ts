import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres, stopEmbeddedPostgres } from './embedded-postgres.js';

const FAST = { fsync: 'off' };

async function query(url: string, text: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'openeiam-embedded-'));
  const serverProcess = (): number =>
    Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

  beforeAll(async () => {
    const server = await startEmbeddedPostgres(folder, FAST);
    await query(server.url, 'create table kept as select 42 as value');
    await server.stop();
  });

  afterEach(() => stopEmbeddedPostgres(folder));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('keeps its data and its address across a restart', async () => {
    const before = await startEmbeddedPostgres(folder, FAST);
    await before.stop();
    const { url } = await startEmbeddedPostgres(folder, FAST);
    expect(url).toBe(before.url);
    expect(await query(url, 'select value from kept')).toEqual([{ value: 42 }]);
  });

  it('K3: has a login for the processes that owns nothing, and keeps it across a restart', async () => {
    const before = await startEmbeddedPostgres(folder, FAST);
    await before.stop();
    const { processUrl } = await startEmbeddedPostgres(folder, FAST);
    expect(processUrl).toBe(before.processUrl);
    const [login] = await query(
      processUrl,
      `select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as strong, pg_has_role('openeiam_app', 'member') as member
       from pg_roles where rolname = current_user`,
    );
    expect(login).toEqual({ strong: false, member: true });
    await expect(query(processUrl, 'select value from kept')).rejects.toMatchObject({ code: '42501' });
  });

  it('adds the login of the processes to a folder of an earlier version, whether the server runs or not', async () => {
    const file = join(folder, 'postgres.json');
    for (const isRunning of [false, true]) {
      const { url, stop } = await startEmbeddedPostgres(folder, FAST);
      writeFileSync(file, JSON.stringify({ url }));
      if (!isRunning) await stop();
      const again = await startEmbeddedPostgres(folder, FAST);
      expect(again.url).toBe(url);
      expect(await query(again.processUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
      expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ url, processUrl: again.processUrl });
    }
  });

  it('takes over a server that outlived the process that started it', async () => {
    const { url } = await startEmbeddedPostgres(folder, FAST);
    const running = serverProcess();
    expect(await startEmbeddedPostgres(folder, FAST)).toMatchObject({ url });
    expect(serverProcess()).toBe(running);
  });

  it('recovers after the server was killed', async () => {
    const { url } = await startEmbeddedPostgres(folder, FAST);
    await query(url, 'create table committed as select 1 as value');
    process.kill(serverProcess(), 'SIGKILL');
    const again = await startEmbeddedPostgres(folder, FAST);
    expect(await query(again.url, 'select value from committed')).toEqual([{ value: 1 }]);
  });

  it('is not misled when another process now has the process id of a killed server', async () => {
    const file = join(folder, 'postgres', 'postmaster.pid');
    writeFileSync(
      file,
      `${String(process.pid)}\n${join(folder, 'postgres')}\n0\n1\n\n127.0.0.1\n0 0\nready\n`,
    );
    const { url } = await startEmbeddedPostgres(folder, FAST);
    expect(await query(url, 'select value from kept')).toHaveLength(1);
  });

  it('sets a new password when the file with the old one is lost', async () => {
    rmSync(join(folder, 'postgres.json'));
    const { url, processUrl } = await startEmbeddedPostgres(folder, FAST);
    expect(await query(url, 'select value from kept')).toHaveLength(1);
    expect(await query(processUrl, 'select 1 as one')).toHaveLength(1);
  });

  it('says in one line why it did not start', async () => {
    const start = startEmbeddedPostgres(folder, { shared_buffers: 'plenty' });
    await expect(start).rejects.toThrow(/^The embedded PostgreSQL did not start: .*shared_buffers.*$/);
  });

  it('refuses the data of another version of PostgreSQL', async () => {
    const file = join(folder, 'postgres', 'PG_VERSION');
    writeFileSync(file, '17\n');
    await expect(startEmbeddedPostgres(folder, FAST)).rejects.toThrow(/made by PostgreSQL 17, this is 18/);
    writeFileSync(file, '18\n');
  });
});
