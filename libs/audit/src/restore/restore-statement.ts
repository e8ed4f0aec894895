import { z } from 'zod';
import { sha256Text, signature, timeText } from '../document/signed.js';

/**
 * A signed statement: at this moment, the log was what a backup held, up to the record with this sequence number. It
 * excuses those checkpoints, and no others, that were made before and vouch for later records.
 */
export const restoreStatement = z.strictObject({
  version: z.literal(1),
  kind: z.literal('restore'),
  tenant: z.uuid(),
  sequence: z.int().nonnegative().describe('Last record that the backup held; 0: it held none'),
  hash: sha256Text.describe('Of that record; zeros when there was none'),
  restoredAt: timeText,
  ...signature,
});

export type RestoreStatement = Readonly<z.output<typeof restoreStatement>>;

/** A row of `audit.restore`, selected with `RESTORE_COLUMNS`. */
export interface RestoreRow {
  readonly tenant: string;
  /** A bigint, in decimal. */
  readonly sequence: string;
  readonly hash: string;
  readonly restoredAt: Date;
  readonly keyId: string;
  readonly signature: string;
  readonly [column: string]: unknown;
}

/** What to select from `audit.restore` to get a `RestoreRow`. */
export const RESTORE_COLUMNS = `tenant_id as "tenant", sequence, encode(hash, 'hex') as "hash",
  restored_at as "restoredAt", key_id as "keyId", encode(signature, 'base64') as "signature"`;

/** The document that a row holds; whether it was signed so is another question. */
export function restoreStatementOf(row: RestoreRow): RestoreStatement {
  return {
    version: 1,
    kind: 'restore',
    tenant: row.tenant,
    sequence: Number(row.sequence),
    hash: row.hash,
    restoredAt: row.restoredAt.toISOString(),
    keyId: row.keyId,
    signature: row.signature.replaceAll('\n', ''), // PostgreSQL breaks lines after 76 digits
  };
}
