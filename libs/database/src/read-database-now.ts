import type { DatabaseNow } from '#kernel';
import type { Transaction } from './transaction.js';

/** The database's current time as a value, in milliseconds: for data that is written outside of statements. */
export async function readDatabaseNow(
  transaction: Pick<Transaction, 'query'>,
  now: DatabaseNow,
): Promise<Date> {
  const [row] = await transaction.query<{ time: Date }>('select $1::timestamptz as time', [now]);
  if (row === undefined) throw new Error('The database did not say what time it is');
  return row.time;
}
