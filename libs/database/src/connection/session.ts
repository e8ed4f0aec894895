import { DatabaseError, type ClientBase, type PoolConfig } from 'pg';
import { APP_ROLE } from '../app-role.js';
import { withQueryTimeout } from './with-query-timeout.js';
import { UnusableDatabase } from './unusable-database.js';

/** The role that a connection works as, its time limits, and its search path. */
export interface Session {
  /** Undefined: the role of the login. */
  readonly role?: string;
  /** Milliseconds after which the server ends a statement; 0 = never. */
  readonly statementTimeoutMs: number;
  /** Milliseconds after which a statement gives up waiting for a lock; 0 = never. */
  readonly lockTimeoutMs: number;
  /** Milliseconds after which the server ends an idle transaction; 0 = never. */
  readonly idleInTransactionTimeoutMs: number;
  /**
   * Milliseconds after which a connection that does not answer a statement is abandoned; 0 = never. If a network drops all packets, the
   * operating system would otherwise wait very long.
   */
  readonly answerTimeoutMs: number;
  readonly searchPath: string;
  /**
   * Whether statements are short. If so, an index is used wherever there is one: plans are kept, and a plan made while a table was small
   * would go on reading all of it after it has grown. Without an index such plans look extremely expensive to PostgreSQL. To read ten rows,
   * it would spend a second on JIT compilation and start parallel workers, so both are off.
   */
  readonly isShort: boolean;
}

/** Options of a pool that sets up the session before it lends a connection. */
export interface SessionPool extends Omit<PoolConfig, 'onConnect'> {
  readonly onConnect: (client: ClientBase) => Promise<void>;
}

/** Errors of `set role`: the role does not exist, or the login is not a member of it. */
const [NO_SUCH_VALUE, NOT_ALLOWED] = ['22023', '42501'];

/** How the roles of an installation are created. */
export const ROLES_GUIDE = 'run docker/postgres/roles.sql, as docs/database.md says';

/** For the work of a process: short statements, and every table is named with its schema. */
export const APP_SESSION: Session = {
  role: APP_ROLE,
  statementTimeoutMs: 10_000,
  lockTimeoutMs: 0, // the statement times out earlier
  idleInTransactionTimeoutMs: 15_000,
  answerTimeoutMs: 12_000, // the server times out earlier
  searchPath: 'pg_catalog, pg_temp',
  isShort: true,
};

/**
 * Maximum milliseconds for which a snapshot is read, unless its reader sets another limit: while it is open, PostgreSQL cannot vacuum newer
 * dead rows.
 */
export const LONGEST_READ_MS = 30 * 60_000;

/** For streaming reads; the limit includes the time in which the reader is idle. */
export const LONG_READ_SESSION: Session = {
  ...APP_SESSION,
  statementTimeoutMs: LONGEST_READ_MS,
  answerTimeoutMs: 0,
};

/** For migrations: they may take as long as they need, but do not wait forever for another one, or for a lock of the product. */
export const OWNER_SESSION: Session = {
  statementTimeoutMs: 0,
  lockTimeoutMs: 10 * 60_000,
  idleInTransactionTimeoutMs: 0,
  answerTimeoutMs: 0,
  searchPath: 'public, pg_temp',
  isShort: false,
};

/**
 * Settings that the login, the database or the server may have for other purposes, and that would change the meaning of our statements or
 * the format of their answers.
 */
const FIXED = {
  client_encoding: `'UTF8'`,
  standard_conforming_strings: 'on',
  datestyle: `'ISO, MDY'`,
  intervalstyle: `'postgres'`,
  timezone: `'UTC'`,
  bytea_output: `'hex'`,
  extra_float_digits: '1',
  row_security: 'on',
  default_transaction_isolation: `'read committed'`,
  idle_session_timeout: '0',
};

/** Settings that are fixed only on servers that know them: PostgreSQL 17 added a time limit for whole transactions. */
const LATER = `select set_config('transaction_timeout', '0', false)
  where current_setting('transaction_timeout', true) is not null`;

/**
 * Sets up a new connection as `session` says, by statements: behind a pooler start-up options are lost or refused, and the connection
 * string or the login may set others. Takes one round trip, before anything else is sent. Either all settings apply afterwards, or it fails
 * and none do.
 *
 * @throws UnusableDatabase when the login may not work as the session's role
 */
export async function beginSession(client: ClientBase, session: Session): Promise<void> {
  try {
    await client.query(withQueryTimeout(`${settingsSql(session)}; ${LATER}`));
  } catch (error) {
    throw roleFailure(error, session.role) ?? error;
  }
}

function settingsSql({ role, searchPath, isShort, ...times }: Session): string {
  const settings: Readonly<Record<string, string>> = {
    // First, so that all names below resolve to PostgreSQL's own.
    search_path: searchPath,
    ...FIXED,
    statement_timeout: String(times.statementTimeoutMs),
    lock_timeout: String(times.lockTimeoutMs),
    idle_in_transaction_session_timeout: String(times.idleInTransactionTimeoutMs),
    enable_seqscan: isShort ? 'off' : 'on',
    ...(isShort ? { jit: 'off', max_parallel_workers_per_gather: '0' } : {}),
    ...(role === undefined ? {} : { role }),
  };
  return Object.entries(settings)
    .map(([name, value]) => `set ${name} to ${value}`)
    .join('; ');
}

/** The reason why a login may not work as a role. */
function roleFailure(error: unknown, role: string | undefined): UnusableDatabase | undefined {
  if (role === undefined || !(error instanceof DatabaseError)) return undefined;
  const cause = { cause: error };
  if (error.code === NO_SUCH_VALUE && error.message.includes(role))
    return new UnusableDatabase(`There is no role ${role}. Create the roles first: ${ROLES_GUIDE}`, cause);
  if (error.code === NOT_ALLOWED)
    return new UnusableDatabase(
      `The login of DATABASE_URL is not a member of ${role}. As administrator, run: grant ${role} to <login>`,
      cause,
    );
  return undefined;
}
