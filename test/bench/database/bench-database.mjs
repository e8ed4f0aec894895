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
  const first = await prepared({ folder, url, processUrl });
  return {
    ...first,
    /** Makes one more database in the same cluster. */
    async beside(name) {
      await first.sql(`create database ${name}`);
      const at = (address) => Object.assign(new URL(address), { pathname: `/${name}` }).href;
      return prepared({ folder, url: at(url), processUrl: at(processUrl) });
    },
    async close() {
      await first.close();
      await removeCluster(folder);
    },
  };
}

/** `processUrl` is the login of the processes. */
async function prepared({ folder, url, processUrl }) {
  await prepareDatabase(url);
  const owner = new pg.Pool({ connectionString: url, max: 2 });
  return {
    folder,
    url,
    processUrl,
    /** Runs SQL with the rights of the owner. */
    sql: async (text, values = []) => (await owner.query(text, values)).rows,
    close: () => owner.end(),
  };
}
