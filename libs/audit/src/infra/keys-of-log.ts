import type { Transaction } from '#database';

/** A part of a log that stands under a key of the ring. */
export interface KeyOfLog {
  readonly key: string;
  /** With its schema. */
  readonly table: string;
  readonly column: string;
}

const COLUMNS = [
  ['audit.chain', 'lock', `split_part(lock, '.', 1)`],
  ['audit.chain', 'head', `head->>'keyId'`],
  ['audit.policy', 'seal', `seal->>'keyId'`],
] as const;

/**
 * Under which keys the lock, the end and the policy of the tenant's log stand. What is signed once, such as a checkpoint, is
 * not among it: for that the public half of a key does, which outlives it. The statement is text, as its parts differ in their
 * tables only.
 */
export async function keysOfLog(transaction: Transaction): Promise<readonly KeyOfLog[]> {
  const parts = COLUMNS.map(
    ([table, column, key]) =>
      `select ${key} as key, '${table}' as table, '${column}' as column from ${table}
       where tenant_id = $1 and ${column} is not null`,
  );
  return transaction.query<KeyOfLog & Record<string, unknown>>(parts.join(' union all '), [
    transaction.tenantId,
  ]);
}
