import { randomBytes } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { AuditModule, AuditWorkerModule } from '#audit';
import { createTestDatabase, startFeature, until, type TestDatabase, type TestFeature } from '#testing';
import { tenancyEntities, TenancyModule } from '#tenancy';
import type { Ended } from './testing/run-command.js';
import { runHere } from './testing/run-here.js';

const main = fileURLToPath(new URL('../../../dist/apps/cli/src/main.js', import.meta.url));

describe('tenant delete', () => {
  let database: TestDatabase;
  let client: Client;
  let worker: TestFeature;
  let environment: Readonly<Record<string, string>>;
  const folder = mkdtempSync(join(tmpdir(), 'openeiam-delete-'));

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
    environment = {
      DATABASE_URL: database.processUrl,
      DATABASE_OWNER_URL: database.url,
      ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
      DATA_DIR: folder,
    };
    worker = await startFeature([TenancyModule, AuditModule, AuditWorkerModule], {
      database,
      environment,
      worker: true,
      entities: tenancyEntities,
    });
  });
  afterAll(async () => {
    await worker.close();
    await client.end();
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  const words = (text: string) => text.replaceAll('{folder}', folder).split(' ');
  const cli = (text: string, input = ''): Promise<Ended> => runHere(words(text), environment, input);

  /** A suspended tenant whose log is complete. */
  async function suspended(slug: string): Promise<void> {
    const create = `tenant create --slug ${slug} --name Acme --owner-username olivia`;
    expect(await cli(create, 'olive trees of Delphi')).toMatchObject({ code: 0 });
    expect(await cli(`tenant suspend --tenant ${slug} --reason gone`)).toMatchObject({ code: 0 });
    await recorded();
  }

  async function recorded(): Promise<void> {
    await until(async () => {
      const { rowCount } = await client.query('select from messaging.outbox where drained_at is null');
      return rowCount === 0;
    });
  }

  it('shows what it would remove, and removes it when the slug is repeated; the export verifies', async () => {
    await suspended('acme');
    const asked = await cli('tenant delete --tenant acme --export {folder}/acme.jsonl');
    expect(asked).toMatchObject({ code: 1, stdout: '' });
    expect(asked.stderr).toMatch(
      /^This removes the tenant "acme" for good: 1 in accounts\.account, .*--confirm acme\n$/,
    );
    expect(
      await cli('tenant delete --tenant acme --export {folder}/acme.jsonl --confirm acne'),
    ).toMatchObject({ code: 1 });
    expect(await cli('audit public-key --out {folder}/keys.pem')).toMatchObject({ code: 0 });
    const done = await cli('tenant delete --tenant acme --export {folder}/acme.jsonl --confirm acme');
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout).toMatch(
      /^The tenant "acme" is deleted; its log is in .*acme\.jsonl\.\n[^]*^audit\.record +\d+$/m,
    );
    const offline =
      '--file {folder}/acme.jsonl --manifest {folder}/acme.jsonl.manifest.json --public-key {folder}/keys.pem';
    expect((await cli(`audit verify ${offline}`)).stdout).toMatch(/intact/);
    expect((await cli('journal list')).stdout).toMatch(
      /tenant\.deleted +acme +signed\n.*tenant\.deletion-begun +acme +signed/,
    );
    expect(await cli('tenant show --tenant acme')).toMatchObject({ code: 1 });
  }, 120_000);

  it('K9: continues after it was killed midway', async () => {
    await suspended('brink');
    await client.query(
      `create function public.hold_up() returns trigger language plpgsql as $$ begin perform pg_sleep(600); return old; end $$`,
    );
    await client.query(
      'create trigger hold_up before delete on accounts.account for each row execute function public.hold_up()',
    );
    const remove = 'tenant delete --tenant brink --export {folder}/brink.jsonl --confirm brink';
    const child = spawn(process.execPath, [main, ...words(remove)], { env: environment, stdio: 'ignore' });
    const ended = once(child, 'exit');
    const holding = `select pid from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`;
    await until(async () => (await client.query(holding)).rowCount === 1);
    child.kill('SIGKILL');
    await ended;
    await client.query(`select pg_terminate_backend(pid) from (${holding}) as held`);
    await client.query('drop trigger hold_up on accounts.account');
    expect(await cli('tenant resume --tenant brink')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is being deleted') as unknown,
    });
    const again = await cli(remove);
    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(again.stdout).toContain('its log was exported earlier');
    const { rows } = await client.query(`select slug from tenancy.tenant where slug = 'brink'`);
    expect(rows).toEqual([]);
  }, 120_000);
});
