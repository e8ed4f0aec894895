import type { Checkpoint } from '../document/checkpoint.js';

/** A row of `audit.checkpoint`, selected with `CHECKPOINT_COLUMNS`. */
export interface CheckpointRow {
  readonly tenant: string;
  /** A bigint, in decimal. */
  readonly sequence: string;
  readonly hash: string;
  readonly recordedAt: Date;
  readonly madeAt: Date;
  readonly keyId: string;
  readonly signature: string;
  readonly [column: string]: unknown;
}

/** What to select from `audit.checkpoint` to get a `CheckpointRow`. */
export const CHECKPOINT_COLUMNS = `tenant_id as "tenant", sequence, encode(hash, 'hex') as "hash",
  recorded_at as "recordedAt", made_at as "madeAt", key_id as "keyId", encode(signature, 'base64') as "signature"`;

/** The document that a row holds; whether it was signed so is another question. */
export function checkpointOf(row: CheckpointRow): Checkpoint {
  return {
    version: 1,
    tenant: row.tenant,
    sequence: Number(row.sequence),
    hash: row.hash,
    recordedAt: row.recordedAt.toISOString(),
    madeAt: row.madeAt.toISOString(),
    keyId: row.keyId,
    signature: row.signature.replaceAll('\n', ''), // PostgreSQL breaks lines after 76 digits
  };
}
