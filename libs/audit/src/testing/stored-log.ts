import { asOwner } from '#testing';
import type { AuditDocument } from '../document/audit-document.js';
import type { LogSigner } from '../signing/log-signer.js';

/** Writes signed checkpoints of records, as the worker would have done at the time. */
export async function writeCheckpoints(
  databaseUrl: string,
  signer: LogSigner,
  documents: readonly AuditDocument[],
): Promise<void> {
  const checkpoints = documents.map(({ tenant, sequence, hash, recordedAt }) =>
    signer.sign({ version: 1, tenant, sequence, hash, recordedAt, madeAt: recordedAt }),
  );
  await asOwner(
    { url: databaseUrl },
    `insert into audit.checkpoint (tenant_id, sequence, hash, recorded_at, made_at, key_id, signature)
     select tenant, sequence, decode(hash, 'hex'), "recordedAt", "madeAt", "keyId", decode(signature, 'base64')
     from jsonb_to_recordset($1) as checkpoint (tenant uuid, sequence bigint, hash text, "recordedAt" timestamptz,
       "madeAt" timestamptz, "keyId" text, signature text)`,
    [JSON.stringify(checkpoints)],
  );
}

/** Sequence numbers of the stored rows, whatever the log's extent says. */
export async function rowsOf(databaseUrl: string, tenant: string): Promise<readonly number[]> {
  const found = await asOwner<{ sequence: string }>(
    { url: databaseUrl },
    'select sequence from audit.record where tenant_id = $1 order by sequence',
    [tenant],
  );
  return found.map(({ sequence }) => Number(sequence));
}

/** The names of the log's partitions. */
export async function partitionsOf(databaseUrl: string): Promise<readonly string[]> {
  const found = await asOwner<{ name: string }>(
    { url: databaseUrl },
    `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'audit.record'::regclass order by 1`,
  );
  return found.map(({ name }) => name.replace('audit.', ''));
}
