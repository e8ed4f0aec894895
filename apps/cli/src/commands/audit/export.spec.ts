import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { newId } from '#kernel';
import { createTestDatabase, type TestDatabase } from '#testing';
import { runCommand } from '../../testing/run-command.js';

describe('audit export', () => {
  const folder = mkdtempSync(join(tmpdir(), 'openeiam-export-'));
  const out = join(folder, 'log.csv');
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(
      `insert into tenancy.tenant (id, slug, name, status, created_at) values ($1, 'acme', 'Acme', 'active', now())`,
      [newId()],
    );
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await client.end();
    await database.drop();
  });

  function run(words: string) {
    const environment = {
      DATABASE_URL: database.processUrl,
      DATA_DIR: folder,
      ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    };
    return runCommand(`audit export --tenant acme --format csv ${words}`.split(' '), environment);
  }

  it('L4: writes a file and its manifest, overwrites only on request, leaves no partial file, and is recorded', async () => {
    expect(await run(`--out ${out} --outcome refused info`)).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(readFileSync(`${out}.manifest.json`, 'utf8'))).toMatchObject({
      count: 0,
      filter: { outcome: ['refused', 'info'] },
      tenant: { slug: 'acme' },
    });
    const refusals = await Promise.all([
      run(`--out ${out}`),
      run(`--out ${out} --force --ip nonsense`),
      run(`--out ${join(folder, 'none', 'log.csv')}`),
    ]);
    expect(refusals.map(({ code }) => code)).toEqual([1, 1, 1]);
    const [exists, wrong, nowhere] = refusals.map(({ stderr }) => stderr.trim());
    expect(exists).toMatch(/--force/);
    expect(wrong).toMatch(/^--ip: [^\n]+$/);
    expect(nowhere).toMatch(/cannot be written/);
    expect(readdirSync(folder).sort()).toEqual(['log.csv', 'log.csv.manifest.json']);
    const none = await run(`--out ${out} --force --method nope --target thing:`);
    expect(none).toMatchObject({
      code: 0,
      stderr: 'No record matches method nope.\nNo record matches target of kind thing.\n',
    });
    const unknown = await run(`--out ${out} --force --type nope`);
    expect([unknown.code, unknown.stderr]).toEqual([
      1,
      expect.stringMatching(/^--type\S*: There is no type of event nope/),
    ]);
    const { rows } = await client.query<{ name: string }>(
      'select name from messaging.outbox order by position',
    );
    expect(rows.slice(0, 2).map(({ name }) => name)).toEqual([
      'audit.export.created.v1',
      'audit.export.completed.v1',
    ]);
  }, 120_000);
});
