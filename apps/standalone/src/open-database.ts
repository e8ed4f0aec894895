import { Client } from 'pg';
import type { Settings } from '#runtime';
import { codeOf } from './error-code.js';
import { startEmbeddedPostgres, stopEmbeddedPostgres } from './postgres/index.js';
import type { Shutdown } from './shutdown.js';
import { StartFailure } from './start-failure.js';

const OLDEST_VERSION = 15;
const CONNECT_TIMEOUT_MS = 10_000;

/** What PostgreSQL and the network answer most often when an address is wrong, and what that means. */
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up',
  ETIMEDOUT: 'the host does not answer',
  '28P01': 'user or password is wrong',
  '28000': 'this user is not let in',
  '3D000': 'there is no such database',
};

/**
 * The database: the one of `DATABASE_URL`, or else an embedded PostgreSQL below `DATA_DIR`.
 *
 * @returns its connection string
 * @throws StartFailure with one line that says what to do
 */
export async function openDatabase(settings: Settings, shutdown: Shutdown): Promise<string> {
  if (settings.DATABASE_URL !== undefined) {
    await checkDatabase(settings.DATABASE_URL);
    return settings.DATABASE_URL;
  }
  shutdown.before(() => stopEmbeddedPostgres(settings.DATA_DIR));
  const { url, opened } = await startEmbeddedPostgres(settings.DATA_DIR);
  for (const folder of opened) {
    console.log(
      `PostgreSQL does not run as root; to let it reach its files, ${folder} was made passable (chmod o+x).`,
    );
  }
  return url;
}

async function checkDatabase(connectionString: string): Promise<void> {
  const client = new Client({ connectionString, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  const { host, pathname } = new URL(connectionString);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(
      `select current_setting('server_version') as version`,
    );
    const version = rows[0]?.version ?? '0';
    if (Number.parseInt(version, 10) < OLDEST_VERSION) {
      throw new StartFailure(
        `DATABASE_URL leads to PostgreSQL ${version}; ${String(OLDEST_VERSION)} or newer is needed.`,
      );
    }
  } catch (cause) {
    if (cause instanceof StartFailure) throw cause;
    throw new StartFailure(
      `DATABASE_URL does not work: ${host}${pathname}: ${reasonOf(cause)}. Correct it, or unset it to use an embedded PostgreSQL.`,
      { cause },
    );
  } finally {
    await client.end();
  }
}

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return (
    REASONS[code] ??
    (error instanceof Error && error.message !== '' ? error.message : code || 'unknown reason')
  );
}
