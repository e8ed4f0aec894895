import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '#testing';
import type { Ended } from './testing/run-command.js';
import { runHere } from './testing/run-here.js';

/** Reverts a database to the state before whole logs were signed. */
const DOWNGRADE = [
  ...[
    'add_statement',
    'append_records',
    'change_policy',
    'cut_off',
    'ensure_partitions',
    'expirable_records',
    'take_chain_end',
    'take_policy',
    'tenants_with_a_log',
    'unlock_chain',
  ].map((name) => `drop function audit.${name}`),
  'alter function audit.make_partitions(timestamptz) rename to ensure_partitions',
  'create function audit.expire_records() returns void language sql as $$ select $$',
  'drop table audit.statement, audit.watch',
  'alter table audit.chain drop column head, drop column lock',
  'alter table audit.policy drop column seal',
  'alter table audit.webhook drop column header_names, drop column headers_encrypted',
  `delete from schema_migration
   where name in ('m0031-audit-proof', 'm0032-audit-webhook-headers', 'm0033-audit-watch')`,
];

describe('an upgrade from a version before whole logs were signed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'openeiam-upgrade-'));
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createTestDatabase();
    await run('tenant create --slug acme --name Acme --owner-username olivia', KEYS, 'olive trees of Delphi');
    await owner(...DOWNGRADE);
  });
  afterEach(() => database.drop());
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const KEYS = { ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 5).toString('base64')}` };

  function run(words: string, more: Readonly<Record<string, string>> = {}, input = ''): Promise<Ended> {
    const environment = { NODE_ENV: 'test', DATABASE_URL: database.url, DATA_DIR: folder, ...more };
    return runHere(words.split(' '), environment, input);
  }

  async function owner(...statements: readonly string[]): Promise<void> {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  }

  it('L3: anchors the existing logs in the one migration that makes it possible, if it has the keys', async () => {
    const { code, stdout } = await run('migrate', KEYS);
    expect(code).toBe(0);
    expect(stdout).toMatch(/m0031-audit-proof[^]*The log of "acme" is anchored\.\n$/);
    expect(await run('audit verify --tenant acme', KEYS)).toMatchObject({ code: 0 });
    expect((await run('migrate', KEYS)).stdout).toBe('The database is up to date.\n');
  });

  it('L3: leaves it to the operator without the keys, and verification says so', async () => {
    expect((await run('migrate')).stdout).not.toContain('anchored');
    const verified = await run('audit verify --tenant acme', KEYS);
    expect(verified).toMatchObject({ code: 1, stderr: expect.stringContaining('"audit anchor"') });
    expect((await run('migrate', KEYS)).stdout).toBe('The database is up to date.\n');
    expect(await run('audit verify --tenant acme', KEYS)).toMatchObject({ code: 1 });
    expect((await run('audit anchor', KEYS)).stdout).toBe('The log of "acme" is anchored.\n');
    expect((await run('audit anchor', KEYS)).stdout).toBe('Every log is anchored.\n');
    expect(await run('audit verify --tenant acme', KEYS)).toMatchObject({ code: 0 });
  });
});
