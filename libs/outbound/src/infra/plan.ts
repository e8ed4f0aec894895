import type { Transaction } from '#database';

/**
 * Lets PostgreSQL plan for a statement about everybody in an organisation: by passes through all. What pages need, single rows by indexes,
 * would look through all of them once for each person.
 */
export function planForEverybody(transaction: Transaction): void {
  transaction.send(
    `select set_config('enable_seqscan', 'on', true), set_config('enable_nestloop', 'off', true),
       set_config('statement_timeout', '60s', true)`,
  );
}
