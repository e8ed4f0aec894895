import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, settingList, SettingsError, withSecretFiles } from './index.js';

const folder = mkdtempSync(join(tmpdir(), 'openeiam-secrets-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function fileWith(text: string): string {
  const path = join(folder, String(Math.random()));
  writeFileSync(path, text);
  return path;
}

function linesOf(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.message.split('\n');
    throw error;
  }
  return [];
}

const secrets = settingList().filter(({ isSecret }) => isSecret);

describe('a secret in a file', () => {
  it.each(secrets.map(({ name }) => name))(
    'D7: can hold %s, named by a variable that ends in _FILE',
    (name) => {
      const environment = withSecretFiles({ [`${name}_FILE`]: fileWith('canary = with spaces \n') });
      expect(environment).toEqual({ [name]: 'canary = with spaces ' });
    },
  );

  it('D7: can hold every setting whose name marks it as secret, or that can hold a password', () => {
    const names = secrets.map(({ name }) => name);
    const telling = settingList().filter(({ name }) =>
      /PASSWORD|SECRET|TOKEN|KEYS|(DATABASE|OWNER|REDIS|SMTP)_URL/.test(name),
    );
    expect(names).toEqual(expect.arrayContaining(telling.map(({ name }) => name)));
  });

  it('is read by every process like the variable', () => {
    const path = fileWith('postgresql://app:secret@db:5432/openeiam\r\n');
    expect(readSettings({ DATABASE_URL_FILE: path }).DATABASE_URL).toBe(
      'postgresql://app:secret@db:5432/openeiam',
    );
    expect(linesOf({ DATABASE_URL_FILE: fileWith('canary') })).toEqual([
      expect.stringMatching(/^DATABASE_URL must be/),
    ]);
  });

  it('is refused, by name, if the variable is set too, if the file is empty or missing, or if the setting is not secret', () => {
    const lines = linesOf({
      METRICS_TOKEN: 'canary-of-the-variable',
      METRICS_TOKEN_FILE: fileWith('canary-of-the-file'),
      REDIS_URL_FILE: fileWith('\n'),
      SMTP_URL_FILE: join(folder, 'nowhere'),
      PUBLIC_URL_FILE: fileWith('https://id.acme.test'),
    });
    expect([...lines].sort()).toEqual([
      'METRICS_TOKEN_FILE and METRICS_TOKEN are both set; set only one of them',
      'PUBLIC_URL_FILE is not supported: only secrets can be read from files; set PUBLIC_URL',
      'REDIS_URL_FILE names an empty file',
      'SMTP_URL_FILE names a file that cannot be read (ENOENT)',
    ]);
  });

  it('does not affect settings whose own name ends in _FILE, or empty variables', () => {
    const file = '/var/lib/openeiam/checkpoints.jsonl';
    const read = readSettings({ AUDIT_CHECKPOINT_FILE: file, METRICS_TOKEN_FILE: '' });
    expect(read).toMatchObject({ AUDIT_CHECKPOINT_FILE: file });
    expect(read.METRICS_TOKEN).toBeUndefined();
  });
});
