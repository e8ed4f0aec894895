import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectionOptions } from './connection-options.js';

const folder = mkdtempSync(join(tmpdir(), 'openeiam-options-'));
const authority = join(folder, 'ca.pem');
const at = (query: string): string => `postgresql://app:secret@db/openeiam?${query}`;

beforeAll(() => {
  writeFileSync(authority, 'an authority');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('connection options', () => {
  it.each([
    [
      'postgresql://app:secret@db:6432/openeiam',
      { host: 'db', port: 6432, user: 'app', password: 'secret', database: 'openeiam' },
    ],
    ['postgres://app@db/openeiam', { host: 'db', user: 'app', database: 'openeiam' }],
    [
      'postgresql://a%40b:p%40ss%2Fw%3Ard%25%23%3F%20%E4%B8%AD@db/o%20e',
      { user: 'a@b', password: 'p@ss/w:rd%#? 中', database: 'o e' },
    ],
    ['postgresql://app:secret@[::1]:5433/openeiam', { host: '::1', port: 5433 }],
    [
      'postgresql://app:secret@%2Frun%2Fpostgresql/openeiam',
      { host: '/run/postgresql', user: 'app', database: 'openeiam' },
    ],
    [
      'postgresql:///openeiam?host=/run/postgresql&port=5433',
      { host: '/run/postgresql', port: 5433, database: 'openeiam' },
    ],
    [at('application_name=portal'), { application_name: 'portal' }],
    [at('options=-c%20search_path%3Dpublic'), { options: '-c search_path=public' }],
    ['postgresql://app:100%@db/openeiam', { password: '100%' }],
  ])('follow the address: %s', (url, expected) => {
    expect(connectionOptions(url)).toMatchObject(expected);
  });

  it('K9: have a deadline, and detect that the other end is gone', () => {
    expect(connectionOptions(at(''))).toMatchObject({ connectionTimeoutMillis: 5_000, keepAlive: true });
  });

  it.each<readonly [string, unknown]>([
    ['', false],
    ['sslmode=disable', false],
    ...['allow', 'prefer', 'require', 'verify-full'].map((mode) => [`sslmode=${mode}`, {}] as const),
    [`sslrootcert=${authority}`, { ca: 'an authority' }],
    [`sslmode=require&sslrootcert=${authority}`, { ca: 'an authority' }],
    [
      `sslmode=verify-ca&sslrootcert=${authority}`,
      { ca: 'an authority', checkServerIdentity: expect.any(Function) },
    ],
    ['sslmode=no-verify', { rejectUnauthorized: false }],
  ])(
    'K3: use TLS as the address says, with a checked certificate unless it says otherwise: %j',
    (query, ssl) => {
      expect(connectionOptions(at(query)).ssl).toEqual(ssl);
    },
  );

  it('K3: take the TLS mode from the environment if the address has none', () => {
    process.env['PGSSLMODE'] = 'require';
    try {
      expect(connectionOptions(at('')).ssl).toEqual({});
      expect(connectionOptions(at('sslmode=disable')).ssl).toBe(false);
    } finally {
      delete process.env['PGSSLMODE'];
    }
  });

  it.each([
    [
      'postgresql://app:%ff@db/openeiam',
      /^DATABASE_URL cannot be parsed\. In user and password, write % as %25/,
    ],
    ['postgresql://app:hid/den@db/openeiam', /^DATABASE_URL cannot be parsed/],
    ['postgresql://app?hidden@db/openeiam?sslmode=require', /^DATABASE_URL cannot be parsed.* \? as %3F$/],
    ['postgresql://app:12?hidden=1@db/openeiam', /^DATABASE_URL cannot be parsed/],
    [at('sslmode=yes'), /^DATABASE_URL: sslmode must be disable, require, /],
    [at('sslmode=verify-ca'), /^DATABASE_URL: sslmode=verify-ca needs .* sslrootcert=<file>/],
    [at('sslrootcert=/none.pem'), /^DATABASE_URL: the file of sslrootcert, \/none\.pem, cannot be read/],
    [
      at('statement_timeout=0'),
      /^DATABASE_URL has the parameter "statement_timeout", which is unknown\. Known parameters: sslmode, /,
    ],
    [at('pipeline=1'), /"pipeline"/],
    [at('password=hidden'), /"password"/],
  ])('are refused with instructions, and without the secret: %s', (url, message) => {
    expect(() => connectionOptions(url)).toThrow(message);
    expect(() => connectionOptions(url)).not.toThrow(/hidden|secret/);
    expect(() => connectionOptions(url, 'DATABASE_OWNER_URL')).toThrow(/^DATABASE_OWNER_URL/);
  });
});
