import type { Transaction } from '#database';
import { endsOfChain } from '../infra/log-statements.js';

/** First and last record that the tenant's log holds. An empty log ends before it begins. */
export async function endsOfLog(
  transaction: Transaction,
): Promise<{ readonly first: number; readonly last: number }> {
  const [ends] = await transaction.run(endsOfChain, { tenantId: transaction.tenantId });
  return ends ?? { first: 1, last: 0 };
}
