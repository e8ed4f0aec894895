import type { Checkpoint } from '../document/checkpoint.js';

/** A row of `audit.checkpoint`. */
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

/** The document of a row; its signature is not checked here. */
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
