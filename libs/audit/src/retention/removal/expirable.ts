import type { Transaction } from '#database';
import type { Checkpoint } from '../../document/checkpoint.js';
import { EXPIRABLE_RECORDS } from '../../infra/functions.js';

/** The records that the policy no longer keeps, according to the database. */
export interface Expirable {
  readonly isHeld: boolean;
  /** The oldest record that is kept now. */
  readonly before: number;
  /** The oldest record that must be kept. */
  readonly after: number;
  /** The checkpoint of the record before it; undefined: nothing is old enough. */
  readonly checkpoint: Checkpoint | undefined;
}

interface Row {
  readonly isHeld: boolean | null;
  readonly before: string;
  readonly after: string;
  readonly checkpoint: (Omit<Checkpoint, 'version' | 'tenant'> & { readonly signature: string }) | null;
}

/** Reads what the policy no longer keeps, and locks the policy until the transaction ends. */
export async function expirableRecords(transaction: Transaction): Promise<Expirable> {
  const [row] = await transaction.query<Row & Record<string, unknown>>(EXPIRABLE_RECORDS);
  const { isHeld, before, after, checkpoint = null } = row ?? { isHeld: false, before: 1, after: 1 };
  return {
    isHeld: isHeld === true,
    before: Number(before),
    after: Number(after),
    checkpoint: checkpoint === null ? undefined : asSigned(checkpoint, transaction.tenantId),
  };
}

/** Converts times and binary values from the database's forms. */
function asSigned(checkpoint: NonNullable<Row['checkpoint']>, tenant: string): Checkpoint {
  return {
    ...checkpoint,
    version: 1,
    tenant,
    recordedAt: new Date(checkpoint.recordedAt).toISOString(),
    madeAt: new Date(checkpoint.madeAt).toISOString(),
    signature: checkpoint.signature.replaceAll('\n', ''),
  };
}
