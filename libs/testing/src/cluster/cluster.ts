import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
// The one place where a lib uses an app: what starts PostgreSQL for `npm start` starts it for the tests.
import { startEmbeddedPostgres } from '../../../../apps/standalone/src/postgres/index.js';
import { withLock } from './lock.js';

/** Durability is of no use to a database that is thrown away, nor are plans for large tables to one that holds little. */
const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  jit: 'off',
  // Tables without statistics look large enough to PostgreSQL to be shared among processes, which cost more than they read.
  max_parallel_workers_per_gather: '0',
  max_connections: '300',
};

const guard = resolve(fileURLToPath(import.meta.url), '../../../../../test/cluster-guard.mjs');

/** A PostgreSQL for tests. */
export interface TestCluster {
  /** Connection string of a login that may create databases and roles. */
  readonly url: string;
  /** Connection string of a login that owns nothing, as the product's processes have it. */
  readonly processUrl: string;
}

/** The folder of this run's cluster. `npm test` names the run, so that all of its processes share one. */
function clusterFolder(): { readonly run: number; readonly folder: string } {
  const run = Number(process.env['OPENEIAM_TEST_RUN'] ?? process.pid);
  return { run, folder: join(tmpdir(), `openeiam-test-${String(run)}`) };
}

/**
 * The PostgreSQL of this test run, started by whoever needs it first: `TEST_DATABASE_URL` if given, otherwise an embedded
 * one in a temporary folder. A guard process removes that one when the run ends, however it ends.
 */
export async function testCluster(): Promise<TestCluster> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') return { url: given, processUrl: processLogin(given) };
  const { run, folder } = clusterFolder();
  return withLock(`${folder}.lock`, async () => {
    const isFirst = mkdirSync(folder, { recursive: true }) !== undefined;
    if (isFirst) guardCluster(run, folder);
    return startEmbeddedPostgres(folder, FAST);
  });
}

function processLogin(url: string): string {
  return Object.assign(new URL(url), { username: 'openeiam_test', password: 'openeiam_test' }).href;
}

function guardCluster(run: number, folder: string): void {
  const child = spawn(process.execPath, [guard, String(run), folder], { detached: true, stdio: 'ignore' });
  child.unref();
}
