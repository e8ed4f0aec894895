import type { Transaction } from '#database';

/** Longer than a statement of a page may take: some look at everybody of an organisation. */
const STATEMENT_TIMEOUT = '10min';

/**
 * Lets the statements of a transaction be planned for many rows. What a run has just read is not in PostgreSQL's statistics: it takes the
 * tables for empty, and would look through all of them once for each person.
 */
export function forManyRows(transaction: Transaction): void {
  transaction.send(
    `select set_config('enable_nestloop', 'off', true), set_config('plan_cache_mode', 'force_custom_plan', true),
       set_config('statement_timeout', $1, true)`,
    [STATEMENT_TIMEOUT],
  );
}
