import type { Transaction } from '#database';
import { endsOfChain } from '../infra/log-statements.js';

/** The first and last record of the tenant's log. In an empty log, the last precedes the first. */
export async function endsOfLog(
  transaction: Transaction,
): Promise<{ readonly first: number; readonly last: number }> {
  const [ends] = await transaction.run(endsOfChain, { tenantId: transaction.tenantId });
  return ends ?? { first: 1, last: 0 };
}
