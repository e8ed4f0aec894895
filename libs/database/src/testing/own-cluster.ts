import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// As the tests' own cluster does; see libs/testing.
import { startEmbeddedPostgres } from '../../../../apps/standalone/src/postgres/index.js';
import { asOwner } from './owner.js';

/** A PostgreSQL of its own for a spec that changes how a whole server behaves. */
export class OwnCluster {
  private constructor(
    readonly url: string,
    readonly stop: () => Promise<void>,
  ) {}

  static async start(): Promise<OwnCluster> {
    const folder = mkdtempSync(join(tmpdir(), 'openeiam-own-'));
    const server = await startEmbeddedPostgres(folder, { fsync: 'off', max_connections: '50' });
    return new OwnCluster(server.url, async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    });
  }

  /** What happens to the former primary at a failover that nobody tells the clients of. */
  async takeWrites(isWritable: boolean): Promise<void> {
    const value = isWritable ? 'off' : 'on';
    await asOwner(this.url, `alter system set default_transaction_read_only = ${value}`);
    await asOwner(this.url, 'select pg_reload_conf()');
  }
}
