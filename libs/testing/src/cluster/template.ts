import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { ensureLogin } from '../../../../apps/standalone/src/postgres/index.js';
import type { TestCluster } from './cluster.js';

/** Any constant: keeps two processes from making the template at once. */
const TEMPLATE_LOCK = 5_114_220_713;

const database = fileURLToPath(new URL('../../../database/src/', import.meta.url));

/**
 * Makes sure that the cluster has a migrated database to copy from, and gives its name. The name follows the migrations'
 * text, so that a cluster that outlives the run never serves an old one.
 */
export async function ensureTemplate({ url, processUrl }: TestCluster): Promise<string> {
  const name = `openeiam_template_${hashOfMigrations()}`;
  await withClient(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const found = await client.query('select from pg_database where datname = $1', [name]);
    if (found.rowCount === 1) return;
    await client.query(`drop database if exists ${name}_new with (force)`);
    await client.query(`create database ${name}_new`);
    // Only the first spec file of a run needs it, and it takes its time to load.
    const { prepareDatabase } = await import('#messaging');
    await ensureLogin(databaseUrl(url, 'postgres'), processUrl);
    await prepareDatabase(databaseUrl(url, `${name}_new`));
    await client.query(`alter database ${name}_new rename to ${name}`);
  });
  return name;
}

/** Runs `work` with a connection to the cluster's maintenance database. */
export async function withClient<T>(clusterUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl(clusterUrl, 'postgres') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The connection string of another database of the same cluster. */
export function databaseUrl(clusterUrl: string, database: string): string {
  const url = new URL(clusterUrl);
  url.pathname = `/${database}`;
  return url.href;
}

function hashOfMigrations(): string {
  const hash = createHash('sha256');
  const migrations = readdirSync(`${database}migrations`).map((file) => `migrations/${file}`);
  for (const file of ['app-role.ts', 'tenant-table.ts', ...migrations.sort()]) {
    hash.update(file).update(readFileSync(`${database}${file}`));
  }
  return hash.digest('hex').slice(0, 12);
}
