import { randomBytes } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '#testing';
import type { Ended } from './testing/run-command.js';
import { runHere } from './testing/run-here.js';

const [K1, K2] = ['k1', 'k2'].map((id) => `${id}:${randomBytes(32).toString('base64')}`) as [string, string];

describe('the commands about encryption keys', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    const owner = 'tenant create --slug acme --name Acme --owner-username olivia';
    expect((await cli(K1, owner, 'olive trees of Delphi')).stderr).toBe('');
    const app = 'connection create --tenant acme --corp-id ding1 --client-id app1';
    expect((await cli(K1, app, 'canary-client-secret')).stderr).toBe('');
  }, 120_000);
  afterAll(() => database.drop());

  function cli(ring: string, words: string, input = ''): Promise<Ended> {
    const environment = { ENCRYPTION_KEYS: ring, DATABASE_URL: database.url };
    return runHere(words.split(' '), environment, input);
  }

  it('P5: refuse a ring with two keys of one id, in one line', async () => {
    const ended = await cli(`${K1},${K1}`, 'encryption-keys list');
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(/^ENCRYPTION_KEYS contains two keys with the same id.*\n$/);
  });

  it('D7: lead the operator from one key to the next, and say what is missing on the way', async () => {
    const ring = `${K2},${K1}`;
    const early = await cli(ring, 'encryption-keys retire k1');
    expect(early).toMatchObject({ code: 1, stdout: '' });
    expect(early.stderr).toMatch(
      /1 in dingtalk\.connection\.client_secret_encrypted, .*1 in audit\.chain\.head.*\. Run: encryption-keys/,
    );
    expect((await cli(ring, 'encryption-keys rotate')).stdout).toMatch(
      /^dingtalk\.connection\.client_secret_encrypted +1$/m,
    );
    expect((await cli(ring, 'encryption-keys list')).stdout).toMatch(/^k1 +decrypts +0$/m);
    expect(await cli(ring, 'encryption-keys retire k1')).toMatchObject({ code: 0, stderr: '' });
    const listed = JSON.parse((await cli(K2, 'encryption-keys list --json')).stdout) as unknown;
    expect(listed).toEqual([
      expect.objectContaining({ id: 'k2', state: 'first', values: 4 }),
      expect.objectContaining({ id: 'k1', state: 'retired', values: 0 }),
    ]);
    expect((await cli(K2, 'audit public-key')).stdout.match(/^Key-Id: .*$/gm)).toEqual([
      'Key-Id: k2',
      'Key-Id: k1',
    ]);
    const journal = await cli(K2, 'journal list');
    expect(journal.stdout).toMatch(
      /encryption-keys\.retired +k1 +signed\n.*encryption-keys\.rotated +k2 +signed/,
    );
  }, 120_000);

  it('exit with 1 when no key can read some of the secrets', async () => {
    const ended = await cli(`k9:${randomBytes(32).toString('base64')}`, 'encryption-keys rotate');
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(/1 in dingtalk\.connection\.client_secret_encrypted/);
  });
});
