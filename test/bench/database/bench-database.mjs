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
 * A migrated PostgreSQL cluster for the bench with default settings, so that commits are durable. A guard removes it, even if the bench
 * is killed.
 */
export async function openBenchDatabase() {
  const folder = mkdtempSync(join(tmpdir(), 'openeiam-bench-'));
  spawn(process.execPath, [guard, String(process.pid), folder], { detached: true, stdio: 'ignore' }).unref();
  const { url, processUrl } = await startEmbeddedPostgres(folder);
  const first = await prepared({ folder, url, processUrl });
  return {
    ...first,
    /** Creates another database in the same cluster. */
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

/** @param processUrl login of the server and the worker */
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
