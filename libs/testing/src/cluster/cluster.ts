// The only place where a lib uses an app: the tests start PostgreSQL as `npm start` does.
import { startEmbeddedPostgres } from '../../../../apps/standalone/src/postgres/index.js';
import { withLock } from './lock.js';
import { runFolder } from './run-folder.js';

/** A temporary database needs no durability, and a small one no plans for large tables. */
const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  jit: 'off',
  // PostgreSQL assumes that tables without statistics are large, and would start parallel workers that cost more than they save.
  max_parallel_workers_per_gather: '0',
  max_connections: '300',
};

/** A PostgreSQL for tests. */
export interface TestCluster {
  /** Connection string of a login that may create databases and roles. */
  readonly url: string;
  /** Connection string of a login that owns nothing, like that of the product's processes. */
  readonly processUrl: string;
}

/**
 * The PostgreSQL of this test run: that of `TEST_DATABASE_URL` if given, otherwise an embedded one in the folder of the run,
 * started by the first spec that needs it.
 */
export async function testCluster(): Promise<TestCluster> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') return { url: given, processUrl: processLogin(given) };
  const folder = runFolder();
  return withLock(`${folder}.lock`, () => startEmbeddedPostgres(folder, FAST));
}

function processLogin(url: string): string {
  return Object.assign(new URL(url), { username: 'openeiam_test', password: 'openeiam_test' }).href;
}
