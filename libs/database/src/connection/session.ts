import { DatabaseError, type ClientBase, type PoolConfig } from 'pg';
import { APP_ROLE } from '../app-role.js';
import { soon } from './soon.js';
import { UnusableDatabase } from './unusable-database.js';

/** The role that a connection works as, its time limits, and its search path. */
export interface Session {
  /** Undefined: the login's own. */
  readonly role?: string;
  /** Milliseconds after which the server ends a statement; 0 = never. */
  readonly statementTimeoutMs: number;
  /** Milliseconds after which a statement gives up waiting for a lock; 0 = never. */
  readonly lockTimeoutMs: number;
  /** Milliseconds after which the server ends a transaction that its process forgot; 0 = never. */
  readonly idleInTransactionTimeoutMs: number;
  /**
   * Milliseconds after which a connection is given up that does not answer a statement; 0 = never. A network that swallows
   * everything would otherwise be waited for as long as the operating system likes.
   */
  readonly answerTimeoutMs: number;
  readonly searchPath: string;
  /**
   * Whether statements are short: a table is read by an index wherever there is one, since plans are kept, and one that was made while a
   * table was small would go on reading all of it when it has grown. Such plans look endlessly dear to PostgreSQL where there is no index,
   * so that it would compile them for a second, and start workers, to read ten rows: neither is done.
   */
  readonly isShort: boolean;
}

/** Options of a pool that waits for the beginning of the session before it gives a connection to anybody. */
export interface SessionPool extends Omit<PoolConfig, 'onConnect'> {
  readonly onConnect: (client: ClientBase) => Promise<void>;
}

/** What `set role` answers when there is no such role, and when the login is no member of it. */
const [NO_SUCH_VALUE, NOT_ALLOWED] = ['22023', '42501'];

/** Where the roles of an installation come from. */
export const ROLES_GUIDE = 'run docker/postgres/roles.sql, as docs/database.md says';

/** Work of a process: short, and every table is named with its schema. */
export const APP_SESSION: Session = {
  role: APP_ROLE,
  statementTimeoutMs: 10_000,
  lockTimeoutMs: 0, // the statement's own time is up before that
  idleInTransactionTimeoutMs: 15_000,
  answerTimeoutMs: 12_000, // the server gives up before
  searchPath: 'pg_catalog, pg_temp',
  isShort: true,
};

/** Milliseconds for which a snapshot is read at most, unless its reader has reasons: as long as it is open PostgreSQL cannot clear up behind it. */
export const LONGEST_READ_MS = 30 * 60_000;

/** Reads that stream, the time included in which nobody takes what was read. */
export const LONG_READ_SESSION: Session = {
  ...APP_SESSION,
  statementTimeoutMs: LONGEST_READ_MS,
  answerTimeoutMs: 0,
};

/** Migrations: as long as they take, but not waiting forever for another one, or for a lock that the product holds. */
export const OWNER_SESSION: Session = {
  statementTimeoutMs: 0,
  lockTimeoutMs: 10 * 60_000,
  idleInTransactionTimeoutMs: 0,
  answerTimeoutMs: 0,
  searchPath: 'public, pg_temp',
  isShort: false,
};

/**
 * Settings that may have been made for the login, the database or the server for other purposes, and that would change
 * what our statements mean or how their answers are read.
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

/** Settings that are fixed where the server knows them: PostgreSQL 17 brought a limit for whole transactions. */
const LATER = `select set_config('transaction_timeout', '0', false)
  where current_setting('transaction_timeout', true) is not null`;

/**
 * Makes a new connection what `session` says, by statements: start-up options are lost or refused behind a pooler,
 * and those of the connection string or of the login may say otherwise. One round trip, before anything else is sent;
 * all of it holds afterwards, or none and an error.
 *
 * @throws UnusableDatabase when the login may not work as the session's role
 */
export async function beginSession(client: ClientBase, session: Session): Promise<void> {
  try {
    await client.query(soon(`${settingsSql(session)}; ${LATER}`));
  } catch (error) {
    throw roleFailure(error, session.role) ?? error;
  }
}

function settingsSql({ role, searchPath, isShort, ...times }: Session): string {
  const settings: Readonly<Record<string, string>> = {
    // First: what follows must mean what PostgreSQL means by it.
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

/** Why a login may not work as a role. */
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
