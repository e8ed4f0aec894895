import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { ensureLogin } from '../../../../apps/standalone/src/postgres/index.js';
import type { TestCluster } from './cluster.js';

const database = fileURLToPath(new URL('../../../database/src/', import.meta.url));

/** A database that is filled once in a run and then copied. */
export interface Seed {
  /** A unique word of lower-case letters. */
  readonly name: string;
  /** Fills a migrated database, and closes all connections to it. */
  readonly sow: (urls: { readonly url: string; readonly processUrl: string }) => Promise<void>;
}

/**
 * Makes sure that the cluster has a migrated database to copy, and returns its name. The name depends on the migrations' text, so that a
 * cluster that outlives the run never provides an outdated one.
 */
export function ensureTemplate({ url, processUrl }: TestCluster): Promise<string> {
  return ensureDatabase(url, `openeiam_template_${hashOfMigrations()}`, async (name) => {
    await withClient(url, (client) => client.query(`create database ${name}`));
    // Loaded here, as it is slow to load and only the first spec file of a run needs it.
    const { prepareDatabase } = await import('#messaging');
    await ensureLogin(databaseUrl(url, 'postgres'), processUrl);
    await prepareDatabase(databaseUrl(url, name));
  });
}

/** Like `ensureTemplate`, for a seed. Its contents depend on the product's code, so it is created for each run. */
export async function ensureSeeded({ url, processUrl }: TestCluster, { name, sow }: Seed): Promise<string> {
  const template = await ensureTemplate({ url, processUrl });
  const run = process.env['OPENEIAM_TEST_RUN'] ?? String(process.pid);
  return ensureDatabase(url, `openeiam_${name}_${run}`, async (made) => {
    await withClient(url, (client) => client.query(`create database ${made} template ${template}`));
    await sow({ url: databaseUrl(url, made), processUrl: databaseUrl(processUrl, made) });
  });
}

/** Lets one of several processes create a database, which gets its name only when it is complete. */
async function ensureDatabase(
  url: string,
  name: string,
  make: (name: string) => Promise<void>,
): Promise<string> {
  await withClient(url, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name]);
    const found = await client.query('select from pg_database where datname = $1', [name]);
    if (found.rowCount === 1) return;
    await client.query(`drop database if exists ${name}_new with (force)`);
    await make(`${name}_new`);
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
