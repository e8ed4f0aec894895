import { Client } from 'pg';
import { connectionOptions } from '#database';
import { newId } from '#kernel';
import type { AuditDocument } from '../document/audit-document.js';
import { hashOf, NO_HASH, type UnsealedDocument } from '../document/canonical-form.js';
import { insertRecords } from './insert-records.js';

/** A section of a log for a spec. */
export interface Stretch {
  readonly tenant: string;
  readonly count: number;
  /** When its first record is sealed. */
  readonly from: Date;
  /** Milliseconds between two records. */
  readonly stepMs?: number;
}

/** Appends sealed records of any age to a tenant's log, as its worker would have done at the time. Returns them. */
export async function writeLog(databaseUrl: string, stretch: Stretch): Promise<readonly AuditDocument[]> {
  const client = new Client(connectionOptions(databaseUrl));
  await client.connect();
  try {
    const documents = sealedAfter(await endOf(client, stretch.tenant), stretch);
    await insertRecords(client, documents);
    const last = documents.at(-1);
    await client.query(
      `insert into audit.chain (tenant_id, last_sequence, last_hash, last_recorded_at)
       values ($1, $2, decode($3, 'hex'), $4)
       on conflict (tenant_id) do update set last_sequence = excluded.last_sequence, last_hash = excluded.last_hash,
         last_recorded_at = excluded.last_recorded_at`,
      [stretch.tenant, last?.sequence, last?.hash, last?.recordedAt],
    );
    return documents;
  } finally {
    await client.end();
  }
}

interface End {
  readonly sequence: number;
  readonly hash: string;
}

async function endOf(client: Client, tenant: string): Promise<End> {
  const { rows } = await client.query<{ sequence: string; hash: string }>(
    `select last_sequence as sequence, encode(last_hash, 'hex') as hash from audit.chain where tenant_id = $1`,
    [tenant],
  );
  return { sequence: Number(rows[0]?.sequence ?? 0), hash: rows[0]?.hash ?? NO_HASH };
}

function sealedAfter(end: End, { tenant, count, from, stepMs = 1 }: Stretch): readonly AuditDocument[] {
  const documents: AuditDocument[] = [];
  let previousHash = end.hash;
  for (let index = 0; index < count; index += 1) {
    const at = new Date(from.getTime() + index * stepMs).toISOString();
    const unsealed: UnsealedDocument = {
      version: 1,
      tenant,
      sequence: end.sequence + index + 1,
      id: newId(),
      occurredAt: at,
      recordedAt: at,
      type: 'logon.logon.completed',
      outcome: 'success',
      reason: null,
      actor: { kind: 'system' },
      targets: [],
      method: 'password',
      browser: null,
      phone: null,
      correlationId: newId(),
      causationId: null,
      detail: { number: index },
      previousHash,
    };
    const document = { ...unsealed, hash: hashOf(unsealed) };
    documents.push(document);
    previousHash = document.hash;
  }
  return documents;
}
