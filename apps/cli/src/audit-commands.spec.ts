import { randomBytes } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '#testing';
import type { Ended } from './testing/run-command.js';
import { runHere } from './testing/run-here.js';

const SECRET = `whsec_${randomBytes(32).toString('base64')}`;

describe('the commands that send and keep the log', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    const words = 'tenant create --slug acme --name Acme --owner-username olivia --owner-email o@acme.test';
    expect((await cli(words, 'olive trees of Delphi')).stderr).toBe('');
  }, 120_000);
  afterAll(() => database.drop());

  const environment = { ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}` };

  function cli(words: string, input = ''): Promise<Ended> {
    return runHere(words.split(' '), { ...environment, DATABASE_URL: database.processUrl }, input);
  }

  async function json(words: string, input = ''): Promise<unknown> {
    const { stdout, stderr } = await cli(`${words} --tenant acme --json`, input);
    expect(stderr).toBe('');
    expect(stdout).not.toContain(SECRET.slice(6));
    return JSON.parse(stdout) as unknown;
  }

  it('set a webhook with a secret from standard input, and show it without the secret', async () => {
    const url = 'https://siem.acme.test/log';
    expect(await json(`audit webhook set --url ${url}`, SECRET)).toMatchObject({ url, nextSequence: 2 });
    const refused = await cli('audit webhook set --tenant acme --keep-secret --url https://10.0.0.1/log');
    expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('network') });
  }, 120_000);

  it('put the log under legal hold, after which a run removes nothing', async () => {
    const { stdout } = await cli('audit retention hold --tenant acme --reason litigation');
    expect(stdout).toMatch(/^Kept for ever\nLegal hold since .*: litigation\n/);
    expect(await json('audit retention run')).toMatchObject({ runs: [{ isHeld: true, removed: 0 }] });
  }, 120_000);
});
