import { Client } from 'pg';
import { newId } from '#kernel';
import { connectionOptions, UnitOfWork } from '#database';
import { startFeature, type TestFeature } from '#testing';
import { AuditWorkerModule } from '../audit-worker.module.js';
import { MakeCheckpoints } from '../checkpoints/make-checkpoints.js';
import { AppendRecords } from '../recording/append-records.js';
import { AnchorLog } from '../statements/anchor-log.js';
import { someRecord } from './some-record.js';

const TABLES = ['record', 'chain', 'checkpoint', 'statement', 'policy'] as const;

type Owner = (text: string, values?: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>;

/** A tenant's log that only the spec changes, and that it may tamper with. */
export interface WrittenLog {
  readonly feature: TestFeature;
  readonly tenantId: string;
  /** Appends this many records. */
  append(count: number): Promise<void>;
  /** Signs the end of the log. */
  checkpoint(): Promise<void>;
  /** Saves the state of the log. */
  remember(): Promise<void>;
  /** Restores the saved state. */
  restore(): Promise<void>;
  /** Runs SQL with the rights of the database's owner. */
  readonly owner: Owner;
  /** The writable columns of `audit.record`, as an SQL list. */
  readonly columns: string;
  close(): Promise<void>;
}

/** @param environment settings of the process */
export async function writtenLog(environment: Readonly<Record<string, string>> = {}): Promise<WrittenLog> {
  const feature = await startFeature([AuditWorkerModule], { environment });
  const client = new Client(connectionOptions(feature.database.url));
  await client.connect();
  const tenantId = newId();
  const owner: Owner = async (text, values = []) =>
    (await client.query<Record<string, unknown>>(text, [...values])).rows;
  const columns = await columnsOf(owner, 'record');
  await feature.app.get(AnchorLog, { strict: false }).execute(tenantId);
  return {
    feature,
    tenantId,
    owner,
    columns,
    append: (count) =>
      feature.app.get(UnitOfWork).run(tenantId, async (transaction) => {
        const records = Array.from({ length: count }, () => someRecord(newId(), feature.clock.now()));
        await feature.app.get(AppendRecords).append(transaction, records);
      }),
    checkpoint: () => feature.app.get(MakeCheckpoints, { strict: false }).makeFor(tenantId),
    remember: async () => {
      for (const table of TABLES)
        await owner(
          `create table public.${table} as select ${await columnsOf(owner, table)} from audit.${table}`,
        );
    },
    restore: async () => {
      for (const table of TABLES) {
        const names = await columnsOf(owner, table);
        await owner(`delete from audit.${table}`);
        await owner(`insert into audit.${table} (${names}) select ${names} from public.${table}`);
      }
    },
    close: async () => {
      await client.end();
      await feature.close();
    },
  };
}

async function columnsOf(owner: Owner, table: string): Promise<string> {
  const [row] = await owner(
    `select string_agg(attname, ', ') as names from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [`audit.${table}`],
  );
  return String(row?.['names']);
}
