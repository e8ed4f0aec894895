import { Client } from 'pg';
import { connectionOptions } from '#database';
import type { TestDatabase } from '#testing';
import type { AuditDocument } from '../document/audit-document.js';
import { columnsOf, INSERT_RECORDS } from '../document/entry-row.js';

/** Puts a chain into the log of a tenant that has none, as its worker would have sealed it. */
export async function fillLog({ url }: TestDatabase, chain: readonly AuditDocument[]): Promise<void> {
  const [first, last] = [chain[0], chain.at(-1)];
  if (first === undefined || last === undefined) return;
  const client = new Client(connectionOptions(url));
  await client.connect();
  try {
    for (const { recordedAt } of [first, last])
      await client.query('select audit.ensure_partitions($1)', [recordedAt]);
    await client.query(INSERT_RECORDS, [...columnsOf(chain)]);
    await client.query(
      `insert into audit.chain (tenant_id, last_sequence, last_hash, last_recorded_at, first_sequence)
       values ($1, $2, $3, $4, $5)`,
      [last.tenant, last.sequence, Buffer.from(last.hash, 'hex'), last.recordedAt, first.sequence],
    );
  } finally {
    await client.end();
  }
}
