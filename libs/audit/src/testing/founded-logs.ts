import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { newId } from '#kernel';
import { UnitOfWork } from '#database';
import { CreateTenant, tenancyEntities, TenancyModule } from '#tenancy';
import { startFeature, type FeatureOptions, type TestFeature } from '#testing';
import { AuditModule } from '../audit.module.js';
import { AuditWorkerModule } from '../audit-worker.module.js';
import { ListCheckpoints } from '../checkpoints/list-checkpoints.js';
import { MakeCheckpoints } from '../checkpoints/make-checkpoints.js';
import type { Checkpoint } from '../document/checkpoint.js';
import { AppendRecords } from '../recording/append-records.js';
import { someRecord } from './some-record.js';

/** All tables of logs, in an order in which they can be restored. */
const TABLES = [
  'record',
  'chain',
  'checkpoint',
  'statement',
  'policy',
  'checkpoint_sink',
  'webhook',
] as const;

/** A key for the ring of a process. */
export function specKey(id: string): string {
  return `${id}:${createHash('sha256').update(id).digest('base64')}`;
}

/** What several processes of a spec share. */
const KEYS = { ENCRYPTION_KEYS: specKey('k1') };

/** Logs of tenants that were created by the operator's use case, and access with the rights of the database's owner. */
export class FoundedLogs {
  private constructor(
    readonly feature: TestFeature,
    private readonly client: Client,
  ) {}

  static async open(
    options: Pick<FeatureOptions, 'database' | 'environment' | 'worker'> = {},
  ): Promise<FoundedLogs> {
    const feature = await startFeature([TenancyModule, AuditModule, AuditWorkerModule], {
      ...options,
      entities: tenancyEntities,
      environment: { ...KEYS, ...options.environment },
    });
    const client = new Client({ connectionString: feature.database.url });
    await client.connect();
    return new FoundedLogs(feature, client);
  }

  async close(): Promise<void> {
    await this.client.end();
    await this.feature.close();
  }

  get<T>(type: new (...given: never[]) => T): T {
    return this.feature.app.get(type, { strict: false });
  }

  /** Creates a tenant, whose log then has one record. Returns its id. */
  async found(slug: string): Promise<string> {
    return (await this.get(CreateTenant).execute({ slug, name: slug })).id;
  }

  async append(tenantId: string, count: number): Promise<void> {
    await this.get(UnitOfWork).run(tenantId, async (transaction) => {
      const records = Array.from({ length: count }, () => someRecord(newId(), this.feature.clock.now()));
      await this.get(AppendRecords).append(transaction, records);
    });
  }

  async checkpoint(tenantId: string): Promise<void> {
    await this.get(MakeCheckpoints).makeFor(tenantId);
  }

  /** The checkpoints as a sink could have kept them, oldest first. */
  async kept(tenantId: string): Promise<readonly Checkpoint[]> {
    return (await this.get(ListCheckpoints).execute(tenantId, 100)).toReversed();
  }

  /** Runs a statement with the rights of the database's owner. */
  async owner<Row extends object>(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    const { rows } = await this.client.query(text, [...values]);
    return rows as readonly Row[];
  }

  /** Copies all stored logs, as a backup does. */
  async dump(name: string): Promise<void> {
    await this.owner(`create schema ${name}`);
    for (const table of TABLES)
      await this.owner(
        `create table ${name}.${table} as select ${await this.columnsOf(table)} from audit.${table}`,
      );
  }

  /** Restores the copy. */
  async restore(name: string): Promise<void> {
    for (const table of TABLES) {
      const columns = await this.columnsOf(table);
      await this.owner(`delete from audit.${table}`);
      await this.owner(`insert into audit.${table} (${columns}) select ${columns} from ${name}.${table}`);
    }
  }

  private async columnsOf(table: string): Promise<string> {
    const [row] = await this.owner<{ names: string }>(
      `select string_agg(attname, ', ') as names from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [`audit.${table}`],
    );
    return row?.names ?? '';
  }
}
