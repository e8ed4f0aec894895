import { createTestDatabase, type TestDatabase } from '#testing';
import { RewritingProxy } from '../testing/rewriting-proxy.js';
import { asOwner } from '../testing/owner.js';
import { makeLogin, type Login } from '../testing/logins.js';
import { Connections } from './connections.js';
import { APP_SESSION, LONG_READ_SESSION } from './session.js';

/** Settings that a login of a German or Chinese site may have, or that somebody left behind after debugging. */
const HABITS = {
  datestyle: 'German, DMY',
  intervalstyle: 'iso_8601',
  timezone: 'Asia/Shanghai',
  search_path: 'evil, public',
  statement_timeout: '1min',
  lock_timeout: '1min',
  idle_in_transaction_session_timeout: '1min',
  idle_session_timeout: '1min',
  bytea_output: 'escape',
  extra_float_digits: '-15',
  row_security: 'off',
  default_transaction_isolation: 'serializable',
  standard_conforming_strings: 'off',
  enable_seqscan: 'on',
  jit: 'on',
  max_parallel_workers_per_gather: '4',
};

const SETTINGS = {
  role: 'openeiam_app',
  datestyle: 'ISO, MDY',
  intervalstyle: 'postgres',
  timezone: 'UTC',
  search_path: 'pg_catalog, pg_temp',
  statement_timeout: '10s',
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '15s',
  idle_session_timeout: '0',
  bytea_output: 'hex',
  extra_float_digits: '1',
  row_security: 'on',
  default_transaction_isolation: 'read committed',
  standard_conforming_strings: 'on',
  client_encoding: 'UTF8',
  enable_seqscan: 'off',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
};

const LOOK = `select ${Object.keys(SETTINGS)
  .map((name) => `current_setting('${name}') as ${name}`)
  .join(', ')}`;

const strict = {
  refuses: true,
  warn: () => {
    throw new Error('nothing to be warned of');
  },
};

describe('a session', () => {
  let database: TestDatabase;
  let login: Login;

  beforeAll(async () => {
    database = await createTestDatabase();
    const habits = Object.entries(HABITS).map(
      ([name, value]) => `alter role $login set ${name} to ${name === 'search_path' ? value : `'${value}'`}`,
    );
    login = await makeLogin(database, 'grant openeiam_app to $login', 'create schema evil', ...habits);
  });
  afterAll(async () => {
    await login.remove();
    await database.drop();
  });

  it.each([
    ['habits of the login', ''],
    [
      'options in the address',
      `?options=${encodeURIComponent('-c search_path=public -c statement_timeout=0 -c datestyle=SQL')}`,
    ],
    ['another role in the address', `?options=${encodeURIComponent('-c role=none')}`],
  ])('K3: is the same whatever else is configured: %s', async (_, query) => {
    const connections = new Connections(`${login.url}${query}`, strict);
    const alone = await connections.open({ session: APP_SESSION, name: 'spec' });
    const pool = connections.openPool({ session: APP_SESSION, name: 'spec', max: 1 }, () => undefined);
    try {
      expect((await alone.query(LOOK)).rows).toEqual([SETTINGS]);
      expect((await pool.query(LOOK)).rows).toEqual([SETTINGS]);
      const { rows } = await pool.query('select current_user, session_user');
      expect(rows).toEqual([{ current_user: 'openeiam_app', session_user: login.name }]);
    } finally {
      await alone.end();
      await pool.end();
    }
  });

  it('K3: for streaming allows half an hour per statement, and is otherwise the same', async () => {
    const connections = new Connections(login.url, strict);
    const client = await connections.open({ session: LONG_READ_SESSION, name: 'spec' });
    expect((await client.query(LOOK)).rows).toEqual([{ ...SETTINGS, statement_timeout: '30min' }]);
    await client.end();
  });

  it('K9: is abandoned when the server accepts the connection and then says nothing more', async () => {
    const isReady = /Z\0\0\0\x05I$/;
    const fallen = new Set<true>();
    const line = await RewritingProxy.to(database.processUrl, (answer) => {
      if (fallen.size > 0) return '';
      if (isReady.test(answer)) fallen.add(true);
      return answer;
    });
    const connections = new Connections(line.by(database.processUrl), strict);
    const pool = connections.openPool({ session: APP_SESSION, name: 'spec', max: 1 }, () => undefined);
    await expect(pool.query('select 1')).rejects.toThrow('Query read timeout');
    fallen.clear();
    await expect(connections.open({ session: APP_SESSION, name: 'spec' })).rejects.toThrow(
      'Query read timeout',
    );
    fallen.clear();
    await pool.end();
    await line.close();
  });

  it('K3: does not begin for a login that may not work as the role, and leaves no connection behind', async () => {
    const stranger = await makeLogin(database);
    const connections = new Connections(stranger.url, strict);
    const pool = connections.openPool({ session: APP_SESSION, name: 'spec', max: 1 }, () => undefined);
    for (const attempt of [
      () => pool.query('select 1'),
      () => connections.open({ session: APP_SESSION, name: 'spec' }),
    ])
      await expect(attempt()).rejects.toThrow(/not a member of openeiam_app\. .*grant openeiam_app to/);
    await pool.end();
    expect(
      await asOwner(database.url, `select from pg_stat_activity where usename = '${stranger.name}'`),
    ).toEqual([]);
    await stranger.remove();
  });
});
