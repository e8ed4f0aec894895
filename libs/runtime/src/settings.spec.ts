import { createHash } from 'node:crypto';
import { readSettings, SettingsError } from './index.js';

/** The lines of the error that reading these settings throws. */
function linesOf(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('the settings', () => {
  it('have defaults for a trial', () => {
    expect(readSettings({})).toMatchObject({
      NODE_ENV: 'development',
      HOST: '127.0.0.1',
      PORT: 3000,
      PUBLIC_URL: 'http://localhost:3000',
      DATA_DIR: '.data',
      SIMULATOR_PORT: 3100,
      DINGTALK_API_BASE: 'https://api.dingtalk.com',
      LOG_LEVEL: 'info',
    });
    expect(readSettings({}).REDIS_URL).toBeUndefined();
  });

  it('treat an empty variable as unset, and parse numbers', () => {
    expect(readSettings({ PORT: '', REDIS_URL: '', DATABASE_POOL: '3' })).toMatchObject({
      PORT: 3000,
      DATABASE_POOL: 3,
    });
  });

  it('derive the public address from the port, and remove a trailing slash from a given one', () => {
    expect(readSettings({ PORT: '4000' }).PUBLIC_URL).toBe('http://localhost:4000');
    expect(readSettings({ PUBLIC_URL: 'https://id.example.com//' }).PUBLIC_URL).toBe(
      'https://id.example.com',
    );
  });

  it('accept lists with spaces, names in capitals and Windows line ends', () => {
    expect(
      readSettings({
        TRUST_PROXY: 'loopback, 10.1.0.0/16 ,2001:db8::7',
        AUDIT_WEBHOOK_NETWORKS: '10.0.0.0/8, fd00::/8',
        PUBLIC_URL: 'https://ID.Example.COM:443/',
        REDIS_URL: 'redis://host:6379/3',
        MAIL_FROM: '统一登录 <no-reply@example.com>',
        PORT: '4000\r',
        METRICS_TOKEN: ' ',
      }),
    ).toMatchObject({
      TRUST_PROXY: ['loopback', '10.1.0.0/16', '2001:db8::7'],
      AUDIT_WEBHOOK_NETWORKS: ['10.0.0.0/8', 'fd00::/8'],
      PUBLIC_URL: 'https://id.example.com',
      REDIS_URL: 'redis://host:6379/3',
      MAIL_FROM: '统一登录 <no-reply@example.com>',
      PORT: 4000,
    });
  });

  it.each([
    ['NODE_ENV', 'canary'],
    ['PORT', 'canary'],
    ['PORT', '65536'],
    ['PORT', '1.5'],
    ['PORT', '0x50'],
    ['PORT', '3e3'],
    ['PORT', 'tcp://10.0.0.1:3000'],
    ['HOST', '0.0.0.0:3000'],
    ['HOST', 'http://canary'],
    ['TRUST_PROXY', '1'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', 'nginx'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', '10.0.0.1,'],
    ['TRUST_PROXY', '0.0.0.0/0'],
    ['TRUST_PROXY', '10.0.0.1, ::/0'],
    ['PUBLIC_URL', 'https://canary.example.com/sso'],
    ['PUBLIC_URL', 'https://canary.example.com/?'],
    ['PUBLIC_URL', 'https://canary.example.com/#top'],
    ['PUBLIC_URL', 'https://u:canary@id.example.com'],
    ['PUBLIC_URL', 'https://id.example.com, https://canary.example.com'],
    ['PUBLIC_URL', 'http://0.0.0.0:3000'],
    ['PUBLIC_URL', 'id.canary.example'],
    ['PUBLIC_URL', 'canary'],
    ['PUBLIC_URL', 'ftp://canary.example.com'],
    ['DATABASE_URL', 'mysql://u:canary@host/db'],
    ['DATABASE_URL', 'canary'],
    ['DATABASE_OWNER_URL', 'http://canary'],
    ['DATABASE_URL', 'postgresql://u:canary%@host/db'],
    ['DATABASE_URL', 'postgresql://u:can#ary@host/db'],
    ['DATABASE_POOL', '0'],
    ['REDIS_URL', 'http://canary'],
    ['REDIS_URL', 'redis://host:6379/canary'],
    ['REDIS_URL', 'redis://:canary%@host'],
    ['SIMULATOR_PORT', '-1'],
    ['DINGTALK_LOGIN_BASE', 'canary'],
    ['DINGTALK_API_BASE', 'canary'],
    ['DINGTALK_OAPI_BASE', 'canary'],
    ['DINGTALK_API_BASE', 'https://api.example.com?canary'],
    ['MAIL_FROM', 'canary'],
    ['MAIL_FROM', 'Canary <canary>'],
    ['MAIL_FROM', 'a <a@example.com>\r\nBcc: canary@example.com'],
    ['SMTP_URL', 'smtp://u:canary%@host'],
    ['BREAK_GLASS', 'canary'],
    ['AUDIT_CHECKPOINT_URL', 'canary'],
    ['AUDIT_WEBHOOK_NETWORKS', '10.0.0.1'],
    ['DEMO_PASSWORD', 'canary'],
    ['ENCRYPTION_KEYS', 'canary'],
    ['ENCRYPTION_KEYS', `k1:${'canary'.repeat(7)}A=,`],
    ['SMTP_URL', 'http://canary'],
    ['LOG_LEVEL', 'canary'],
    ['METRICS_TOKEN', 'canary'],
    ['METRICS_TOKEN', 'a canary that has spaces in it'],
    ['TICKETS_PER_NETWORK', '0'],
    ['TICKETS_PER_TENANT', 'canary'],
    ['WAITING_PER_TENANT', '-5'],
    ['WAITING_TOTAL', '1.5'],
  ])('refuse %s=%s in one line that names the variable and not the value', (name, value) => {
    const lines = linesOf({ [name]: value });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^${name} \\S`));
    expect(lines[0]).not.toContain('canary');
  });

  it('P5: refuse two keys with one id, and one key under two ids, which would be no rotation', () => {
    const [one, other] = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64'));
    const lines = (keys: string) => linesOf({ ENCRYPTION_KEYS: keys });
    expect(lines(`k2:${String(one)},k1:${String(other)}`)).toEqual([]);
    expect(lines(`k1:${String(one)},k1:${String(other)}`)).toEqual([expect.stringContaining('the same id')]);
    expect(lines(`k2:${String(one)},k1:${String(one)}`)).toEqual([
      expect.stringContaining('the same key twice'),
    ]);
  });

  it.each(['x', '0', '1.5', '10001', '1e3'])(
    'state the range of a number, whatever is wrong with it: %s',
    (text) => {
      expect(linesOf({ DINGTALK_CALLS_PER_SECOND: text })).toEqual([
        'DINGTALK_CALLS_PER_SECOND must be a whole number from 1 to 10000, such as 16',
      ]);
    },
  );

  it('name every wrong variable at once', () => {
    const lines = linesOf({ PORT: 'x', LOG_LEVEL: 'x', METRICS_TOKEN: 'x' });
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['PORT', 'LOG_LEVEL', 'METRICS_TOKEN']);
  });
});

describe('a production start', () => {
  const key = (byte: number): string => `k1:${Buffer.alloc(32, byte).toString('base64')}`;
  const strong = `k1:${createHash('sha256').update('strong').digest('base64')}`;
  const PRODUCTION = {
    NODE_ENV: 'production',
    PUBLIC_URL: 'https://id.acme.test',
    DATABASE_URL: 'postgresql://app:Zt7pq0aa@db/openeiam',
    ENCRYPTION_KEYS: strong,
  };

  it('needs a database, keys and a public address, and nothing else', () => {
    expect(linesOf(PRODUCTION)).toEqual([]);
    const lines = linesOf({ NODE_ENV: 'production' });
    expect(lines.map((line) => line.split(' ')[0]).sort()).toEqual([
      'DATABASE_URL',
      'ENCRYPTION_KEYS',
      'PUBLIC_URL',
    ]);
  });

  it.each([
    ['DATABASE_URL', 'postgresql://app:postgres@db/openeiam'],
    ['DATABASE_URL', 'postgresql://app:password@db/openeiam'],
    ['DATABASE_URL', 'postgresql://app:openeiam@db/openeiam'],
    ['DATABASE_URL', 'postgresql://app:change%2Dme@db/openeiam'],
    ['DATABASE_URL', 'postgresql://app:CHANGEME@db/openeiam'],
    ['DATABASE_OWNER_URL', 'postgresql://owner:password@db/openeiam'],
    ['ENCRYPTION_KEYS', key(0)],
    ['ENCRYPTION_KEYS', `${strong},old-${key(0)}`],
    ['DEMO_PASSWORD', 'a-long-password'],
    ['PUBLIC_URL', 'http://id.acme.test'],
    ['DINGTALK_LOGIN_BASE', 'http://login.dingtalk.com'],
    ['DINGTALK_API_BASE', 'http://127.0.0.1:3100'],
    ['DINGTALK_OAPI_BASE', 'http://oapi.dingtalk.com'],
    ['DINGTALK_CLIENT_SECRET', 'demo-app-secret'],
    ['DINGTALK_CLIENT_SECRET', 'change-me'],
    ['METRICS_TOKEN', 'example-metrics-token'],
    ['METRICS_TOKEN', 'a-sample-token-of-docs'],
  ])('P5: refuses %s=%s, and does not repeat the value', (name, value) => {
    const lines = linesOf({ ...PRODUCTION, [name]: value });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^${name} `));
    expect(lines[0]).not.toContain(value);
    expect(linesOf({ ...PRODUCTION, [name]: value, NODE_ENV: 'development' })).toEqual([]);
  });

  it('P5: refuses a key whose bytes follow a pattern that people paste', () => {
    const counting = `k1:${Buffer.from(Array.from({ length: 32 }, (_, n) => n)).toString('base64')}`;
    for (const weak of [key(0), key(1), key(0xff), key(0x61), counting]) {
      expect(linesOf({ ...PRODUCTION, ENCRYPTION_KEYS: weak })).toEqual([
        'ENCRYPTION_KEYS contains a sample key',
      ]);
    }
  });
});
