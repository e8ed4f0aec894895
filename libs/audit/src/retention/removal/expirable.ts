import type { Transaction } from '#database';
import type { Checkpoint } from '../../document/checkpoint.js';
import { EXPIRABLE_RECORDS } from '../../infra/functions.js';

/** What the policy lets go, by the database's account. */
export interface Expirable {
  readonly isHeld: boolean;
  /** Oldest record that is kept now. */
  readonly before: number;
  /** Oldest record that need be kept. */
  readonly after: number;
  /** Of the record before that one; undefined when nothing is old enough. */
  readonly checkpoint: Checkpoint | undefined;
}

interface Row {
  readonly isHeld: boolean | null;
  readonly before: string;
  readonly after: string;
  readonly checkpoint: (Omit<Checkpoint, 'version' | 'tenant'> & { readonly signature: string }) | null;
}

/** Asks what the policy of the tenant lets go. Nothing of it changes until the transaction ends. */
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

/** The database writes times and binary in its own forms. */
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
