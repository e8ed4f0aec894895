import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../../../apps/standalone/src/postgres/index.js';
import { runFolder } from './run-folder.js';

/** A separate PostgreSQL, for specs that change how a whole server behaves. */
export class DedicatedCluster {
  private constructor(
    /** Connection string of the login that owns the server. */
    readonly url: string,
    /** Connection string of the login of the processes. */
    readonly processUrl: string,
    readonly stop: () => Promise<void>,
  ) {}

  /** @param parameters settings of the server: `{ track_functions: 'all' }` */
  static async start(parameters: Readonly<Record<string, string>> = {}): Promise<DedicatedCluster> {
    const folder = mkdtempSync(join(runFolder(), 'own-'));
    const server = await startEmbeddedPostgres(folder, {
      fsync: 'off',
      max_connections: '60',
      ...parameters,
    });
    return new DedicatedCluster(server.url, server.processUrl, async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    });
  }

  /** Turns it into a former primary after an unnoticed failover: it still runs, but accepts no writes. */
  async takeWrites(isWritable: boolean): Promise<void> {
    const client = new Client({ connectionString: this.url });
    await client.connect();
    try {
      const value = isWritable ? 'off' : 'on';
      await client.query(`alter system set default_transaction_read_only = ${value}`);
      await client.query('select pg_reload_conf()');
    } finally {
      await client.end();
    }
  }
}
