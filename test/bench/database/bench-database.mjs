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
  const { url, processUrl } = await startEmbeddedPostgres(folder, { shared_preload_libraries: 'pg_stat_statements', 'pg_stat_statements.track_planning': 'on', ...(process.env.PGX ? JSON.parse(process.env.PGX) : {}) });
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
      await owner.query('create extension if not exists pg_stat_statements').catch(() => {});
      const { rows } = await owner.query(`select calls, plans, total_plan_time p, total_exec_time e, rows, wal_bytes w, left(regexp_replace(query, '\\s+', ' ', 'g'), 230) q from pg_stat_statements order by total_plan_time + total_exec_time desc limit 60`);
      for (const r of rows) console.log(`${r.calls} plans=${r.plans} plan=${(r.p/Math.max(1,r.plans)).toFixed(3)} exec=${(r.e/r.calls).toFixed(3)} tot=${((r.p+r.e)).toFixed(0)} wal=${(r.w/r.calls).toFixed(0)} ${r.q}`);
      await owner.end();
      await removeCluster(folder);
    },
  };
}
