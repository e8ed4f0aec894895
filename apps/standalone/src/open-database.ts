import { checkDatabase, connectionProblem, UnusableDatabase } from '#database';
import type { Settings } from '#runtime';
import { startEmbeddedPostgres, stopEmbeddedPostgres } from './postgres/index.js';
import type { Shutdown } from './shutdown.js';
import { StartFailure } from './start-failure.js';

/** How the product reaches its database. */
export interface OpenDatabase {
  /** Connection string of the login that server and worker use. */
  readonly url: string;
  /** Connection string of the login that migrates. */
  readonly ownerUrl: string;
}

/**
 * Opens the database: the one of `DATABASE_URL`, or else an embedded PostgreSQL below `DATA_DIR`.
 *
 * @throws StartFailure with one line that says what to do
 */
export async function openDatabase(settings: Settings, shutdown: Shutdown): Promise<OpenDatabase> {
  const { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl } = settings;
  if (url !== undefined) {
    await reach(url);
    return { url, ownerUrl: ownerUrl ?? url };
  }
  shutdown.before(() => stopEmbeddedPostgres(settings.DATA_DIR));
  const server = await startEmbeddedPostgres(settings.DATA_DIR);
  for (const folder of server.opened) {
    console.log(
      `PostgreSQL does not run as root; to let it reach its files, ${folder} was made passable (chmod o+x).`,
    );
  }
  return { url: server.processUrl, ownerUrl: server.url };
}

async function reach(url: string): Promise<void> {
  const { host, pathname } = new URL(url);
  try {
    await checkDatabase(url);
  } catch (cause) {
    if (cause instanceof UnusableDatabase) throw new StartFailure(`${cause.message}.`, { cause });
    const reason =
      connectionProblem(cause)?.text ?? (cause instanceof Error ? cause.message : 'unknown reason');
    throw new StartFailure(
      `DATABASE_URL does not work: ${host}${pathname}: ${reason}. Correct it, or unset it to use an embedded PostgreSQL.`,
      { cause },
    );
  }
}
