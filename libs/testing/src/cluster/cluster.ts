import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
// The only place where a lib uses an app: the tests start PostgreSQL as `npm start` does.
import { startEmbeddedPostgres } from '../../../../apps/standalone/src/postgres/index.js';
import { dataPlace } from './data-place.js';
import { withLock } from './lock.js';

/** A database that is thrown away needs no durability, and a small one no plans for large tables. */
const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  jit: 'off',
  // PostgreSQL takes tables without statistics for large ones and would start parallel workers, which cost more than they save.
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
  return { run, folder: join(dataPlace(), `openeiam-test-${String(run)}`) };
}

/**
 * The PostgreSQL of this test run: that of `TEST_DATABASE_URL` if given, otherwise an embedded one in a temporary folder,
 * started by the first spec that needs it. A guard process removes it when the run ends, however it ends.
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
