import type { Transaction } from '#database';
import type { EncryptedColumn } from '#runtime';

/** How many values of a column are encrypted with one key. */
export interface ValuesOfKey {
  readonly key: string;
  readonly table: string;
  readonly column: string;
  readonly values: number;
}

/** A stored value, with the id of its row. */
export interface StoredValue {
  readonly row: string;
  readonly ciphertext: string;
}

/** SQL of the key id in a ciphertext. */
const keyOf = (column: string): string => `split_part(${column}, '.', 1)`;

/** Counts the tenant's encrypted values by key and column. */
export async function countValues(
  transaction: Transaction,
  columns: readonly EncryptedColumn[],
): Promise<readonly ValuesOfKey[]> {
  if (columns.length === 0) return [];
  const counts = columns.map(
    ({ table, column }) =>
      `select ${keyOf(column)} as key, '${table}' as table, '${column}' as column, count(*)::int as values
       from ${table} where tenant_id = $1 and ${column} is not null group by 1`,
  );
  return transaction.query<ValuesOfKey & Record<string, unknown>>(counts.join(' union all '), [
    transaction.tenantId,
  ]);
}

/** The next values of the tenant after the row `after` that another key than `key` encrypts; `most` at most. */
export function otherwiseEncrypted(
  transaction: Transaction,
  { table, column, row }: EncryptedColumn,
  key: string,
  after: string,
  most: number,
): Promise<readonly StoredValue[]> {
  return transaction.query<StoredValue & Record<string, unknown>>(
    `select ${row}::text as row, ${column} as ciphertext from ${table}
     where tenant_id = $1 and ${keyOf(column)} <> $2 and ${row}::text collate "C" > $3
     order by ${row}::text collate "C" limit $4`,
    [transaction.tenantId, key, after, most],
  );
}

/** Replaces the values that have not changed since they were read; returns how many. */
export async function replaceValues(
  transaction: Transaction,
  { table, column, row }: EncryptedColumn,
  replacements: readonly (StoredValue & { readonly replacement: string })[],
): Promise<number> {
  const replaced = await transaction.query(
    `update ${table} stored set ${column} = fresh.replacement
     from unnest($2::text[], $3::text[], $4::text[]) as fresh (row, ciphertext, replacement)
     where stored.tenant_id = $1 and stored.${row}::text = fresh.row and stored.${column} = fresh.ciphertext
     returning 1`,
    [
      transaction.tenantId,
      replacements.map((value) => value.row),
      replacements.map((value) => value.ciphertext),
      replacements.map((value) => value.replacement),
    ],
  );
  return replaced.length;
}
