import type { Transaction } from '#database';

/** A part of a log that is signed with a key of the ring. */
export interface KeyOfLog {
  readonly key: string;
  /** The table, with its schema. */
  readonly table: string;
  readonly column: string;
}

const COLUMNS = [
  ['audit.chain', 'lock', `split_part(lock, '.', 1)`],
  ['audit.chain', 'head', `head->>'keyId'`],
  ['audit.policy', 'seal', `seal->>'keyId'`],
] as const;

/**
 * The keys of the lock, the end and the policy of the tenant's log. Documents that are signed only once, such as checkpoints, are not included: the public
 * half of their key, which is kept, is enough to verify them. The statement is text, because its parts differ only in their tables.
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
