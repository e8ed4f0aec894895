import { randomBytes } from 'node:crypto';
import { testCluster } from './cluster.js';
import { databaseUrl, ensureSeeded, ensureTemplate, withClient, type Seed } from './template.js';

/** A migrated, empty database for exclusive use. */
export interface TestDatabase {
  /** Connection string of its owner. */
  readonly url: string;
  /** Connection string of a login that owns nothing, as processes get it in `DATABASE_URL`. */
  readonly processUrl: string;
  /** Removes it even if somebody is still connected. */
  drop(): Promise<void>;
}

/**
 * Creates a database for one spec file, within some tens of milliseconds. The spec creates it in `beforeAll` and drops it in `afterAll`.
 *
 * @param seed its initial contents; empty when left out
 */
export async function createTestDatabase(seed?: Seed): Promise<TestDatabase> {
  const cluster = await testCluster();
  const template = await (seed === undefined ? ensureTemplate(cluster) : ensureSeeded(cluster, seed));
  const name = `openeiam_test_${randomBytes(8).toString('hex')}`;
  await withClient(cluster.url, (client) => client.query(`create database ${name} template ${template}`));
  return {
    url: databaseUrl(cluster.url, name),
    processUrl: databaseUrl(cluster.processUrl, name),
    drop: async () => {
      await withClient(cluster.url, (client) => client.query(`drop database ${name} with (force)`));
    },
  };
}
