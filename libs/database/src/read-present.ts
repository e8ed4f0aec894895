import type { Present } from '#kernel';
import type { Transaction } from './transaction.js';

/** Which moment the present of a transaction is, to the millisecond: for what is written down outside of statements. */
export async function readPresent(transaction: Pick<Transaction, 'query'>, present: Present): Promise<Date> {
  const [row] = await transaction.query<{ time: Date }>('select $1::timestamptz as time', [present]);
  if (row === undefined) throw new Error('The database did not say what time it is');
  return row.time;
}
