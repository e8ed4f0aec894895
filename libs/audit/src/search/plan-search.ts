import type { Transaction } from '#database';

/**
 * Makes a transaction plan its statements as searches need it. Each time anew: what is best depends on the values, as one
 * word is in every record and another in none. And never by reading everything: each filter has its index.
 */
export function planSearch(transaction: Transaction): void {
  transaction.send('set local plan_cache_mode = force_custom_plan');
  transaction.send('set local enable_seqscan = off');
  transaction.send('set local jit = off');
}
