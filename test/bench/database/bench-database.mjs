import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { prepareDatabase } from '#messaging';
import { startEmbeddedPostgres } from '../../../dist/apps/standalone/src/postgres/index.js';
import { removeCluster } from '../../cluster-guard.mjs';

const guard = fileURLToPath(new URL('../../cluster-guard.mjs', import.meta.url));

/**
 * A PostgreSQL of the bench's own, migrated, with the settings that it comes with: what is committed is on disk. A guard
 * removes it, however the bench ends.
 */
export async function openBenchDatabase() {
  const folder = mkdtempSync(join(tmpdir(), 'openeiam-bench-'));
  spawn(process.execPath, [guard, String(process.pid), folder], { detached: true, stdio: 'ignore' }).unref();
  const { url, processUrl } = await startEmbeddedPostgres(folder);
  await prepareDatabase(url);
  const owner = new pg.Pool({ connectionString: url, max: 2 });
  return {
    folder,
    url,
    /** Login of the processes. */
    processUrl,
    /** Runs SQL with the rights of the owner. */
    sql: async (text, values = []) => (await owner.query(text, values)).rows,
    async close() {
      await owner.end();
      await removeCluster(folder);
    },
  };
}
