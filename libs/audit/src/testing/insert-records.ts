import type { Client } from 'pg';
import type { AuditDocument } from '../document/audit-document.js';
import { columnsOf, WRITTEN_COLUMNS } from '../document/entry-row.js';

/** Inserts documents into `audit.record` directly, as the owner can; the parameters are their `columnsOf`. */
const INSERT_RECORDS = `insert into audit.record (${WRITTEN_COLUMNS.map(({ name }) => name).join(', ')})
  select * from unnest(${WRITTEN_COLUMNS.map(({ type }, index) => `$${String(index + 1)}::${type}[]`).join(', ')})`;

/** Inserts documents of any age into `audit.record` directly, as the owner can, and creates the partition of each month. */
export async function insertRecords(client: Client, documents: readonly AuditDocument[]): Promise<void> {
  const months = new Set(documents.map(({ recordedAt }) => recordedAt.slice(0, 7)));
  for (const month of months) await client.query('select audit.make_partitions($1)', [`${month}-01Z`]);
  await client.query(INSERT_RECORDS, [...columnsOf(documents)]);
}
