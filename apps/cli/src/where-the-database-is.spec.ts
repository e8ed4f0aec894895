import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '#testing';
import { launchCommand, runCommand } from './testing/run-command.js';

const ENCRYPTION_KEYS = `k1:${randomBytes(32).toString('base64')}`;

describe('where a command finds its database', () => {
  let database: TestDatabase;
  let folder: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = mkdtempSync(join(tmpdir(), 'openeiam-cli-'));
    const environment = {
      DATABASE_URL: database.processUrl,
      DATABASE_OWNER_URL: database.url,
      DATA_DIR: folder,
      ENCRYPTION_KEYS,
    };
    await launchCommand(['migrate'], environment);
    const words = 'tenant create --slug acme --name Acme --owner-username olivia';
    expect(await runCommand(words.split(' '), environment, 'olive trees of Delphi')).toMatchObject({
      code: 0,
    });
  }, 120_000);

  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await database.drop();
  });

  /** Runs a command that must fail with one line on standard error and nothing on standard output. */
  async function refusal(
    words: readonly string[],
    environment: Readonly<Record<string, string>>,
  ): Promise<string> {
    const { code, stdout, stderr } = await runCommand(words, environment);
    expect({ code, stdout, lines: stderr.trim().split('\n').length }).toEqual({
      code: 1,
      stdout: '',
      lines: 1,
    });
    return stderr;
  }

  it('finds the database and the keys of `npm start` through DATA_DIR', async () => {
    writeFileSync(
      join(folder, 'postgres.json'),
      JSON.stringify({ url: database.url, processUrl: database.processUrl }),
    );
    writeFileSync(join(folder, 'keys.json'), JSON.stringify({ ENCRYPTION_KEYS }));
    writeFileSync(
      join(folder, 'environment.json'),
      JSON.stringify({ PUBLIC_URL: 'http://localhost:4321', PORT: '4321' }),
    );
    const words = 'attach-link create --tenant acme --username olivia --reason lost'.split(' ');
    const { code, stdout } = await runCommand(words, { DATA_DIR: folder });
    expect(code).toBe(0);
    expect(stdout).toContain('http://localhost:4321/t/acme/');
  });

  it('reports in one line what is missing or wrong about the database', async () => {
    const list = ['tenant', 'list'];
    const nothing = join(folder, 'nothing');
    expect(await refusal(list, { DATA_DIR: nothing })).toContain('No database');
    expect(await refusal(list, { DATA_DIR: nothing, DATABASE_URL: database.url })).toContain(
      'No encryption keys',
    );
    const away = {
      DATA_DIR: nothing,
      ENCRYPTION_KEYS,
      DATABASE_URL: 'postgresql://nobody:x@127.0.0.1:9/none',
    };
    expect(await refusal(list, away)).toContain('No PostgreSQL answers');
    expect(await refusal(['migrate'], away)).toContain('No PostgreSQL answers');
    expect(await refusal(list, { ...away, DATABASE_URL: 'nonsense' })).toContain('DATABASE_URL');
  });
});
