import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { StartFailure } from '../start-failure.js';
import { findBinaries } from './binaries.js';
import {
  keepCredentials,
  newCredentials,
  OWNER,
  readCredentials,
  withFreePort,
  type Credentials,
} from './credentials.js';
import { ensureLogin } from './ensure-login.js';
import { initialise, isInitialised, resetPassword } from './initialise.js';
import { openPrograms, openWayTo } from './make-reachable.js';
import { findPostmaster, stopPostmaster } from './postmaster.js';
import { choosePostgresUser } from './run-as.js';
import { startServer } from './start-server.js';

/** Long, because a busy machine answers late, and a server that others use must not be restarted. A refused login fails at once. */
const ANSWERS_WITHIN_MS = 60_000;

/** Major version of the embedded PostgreSQL. */
const VERSION = '18';

/** A running embedded server. */
export interface EmbeddedPostgres {
  /** Connection string of the login that owns the database. */
  readonly url: string;
  /** Connection string of the login of the processes, which owns nothing. */
  readonly processUrl: string;
  /** Folders whose mode was changed so that the user that PostgreSQL runs as can pass through them. */
  readonly opened: readonly string[];
  /** Stops the server; everything committed is on disk afterwards. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL below `folder`, and creates it the first time: data in `postgres/`, its connection strings in `postgres.json`, its
 * log in `postgres.log`. A server that outlived its last owner is taken over; one that was killed recovers. Only one process at a time may
 * do this for a folder.
 *
 * @param parameters settings of the server, for example `{ fsync: 'off' }`
 * @throws StartFailure with one line that says what to do
 */
export async function startEmbeddedPostgres(
  folder: string,
  parameters: Readonly<Record<string, string>> = {},
): Promise<EmbeddedPostgres> {
  const top = resolve(folder);
  mkdirSync(top, { recursive: true });
  const dataFolder = join(top, 'postgres');
  const file = join(top, 'postgres.json');
  const kept = readCredentials(file);
  const outlived = findPostmaster(dataFolder);
  if (outlived !== undefined) {
    if (kept !== undefined && outlived.isReady && (await isReachable(kept.url))) {
      keepCredentials(file, kept);
      await makeProcessLogin(kept);
      return { ...kept, opened: [], stop: () => stopPostmaster(outlived.pid) };
    }
    await stopPostmaster(outlived.pid);
  }

  const binaries = findBinaries();
  const runAs = choosePostgresUser();
  const opened = [...openWayTo(dataFolder, runAs), ...openWayTo(binaries.folder, runAs)];
  openPrograms(binaries.folder, runAs);
  refuseOtherVersion(dataFolder);

  const credentials = kept === undefined ? await newCredentials() : await withFreePort(kept);
  keepCredentials(file, credentials);
  const { password, port } = new URL(credentials.url);
  if (!isInitialised(dataFolder)) {
    initialise(binaries, dataFolder, password, runAs, parameters['fsync'] !== 'off');
  } else if (kept === undefined) resetPassword(binaries, dataFolder, password, runAs);

  const { pid } = await startServer({
    binaries,
    dataFolder,
    port: Number(port),
    logFile: join(top, 'postgres.log'),
    parameters: { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...parameters },
    runAs,
  });
  await ensureDatabase(credentials);
  await makeProcessLogin(credentials);
  return { ...credentials, opened, stop: () => stopPostmaster(pid) };
}

/** Stops the PostgreSQL below `folder`, whichever process started it. */
export async function stopEmbeddedPostgres(folder: string): Promise<void> {
  const running = findPostmaster(join(resolve(folder), 'postgres'));
  if (running !== undefined) await stopPostmaster(running.pid);
}

function refuseOtherVersion(dataFolder: string): void {
  const file = join(dataFolder, 'PG_VERSION');
  if (!existsSync(file)) return;
  const version = readFileSync(file, 'utf8').trim();
  if (version === VERSION) return;
  throw new StartFailure(
    `${dataFolder} was made by PostgreSQL ${version}, this is ${VERSION}. Move that folder away to start anew, or set DATABASE_URL.`,
  );
}

async function isReachable(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: ANSWERS_WITHIN_MS });
  try {
    await client.connect();
    return true;
  } catch {
    // Whatever the reason, a clean start of our own follows.
    return false;
  } finally {
    await client.end();
  }
}

/** Creates the login of the processes if it does not exist, or resets its password if it differs. */
async function makeProcessLogin({ url, processUrl }: Credentials): Promise<void> {
  if (!(await isReachable(processUrl))) await ensureLogin(url, processUrl);
}

async function ensureDatabase({ url }: Credentials): Promise<void> {
  const maintenance = new URL(url);
  maintenance.pathname = '/postgres';
  const client = new Client({ connectionString: maintenance.href });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [OWNER]);
    if (rowCount === 0) await client.query(`create database ${OWNER}`);
  } finally {
    await client.end();
  }
}
