import type { Transaction } from '#database';

/**
 * Makes PostgreSQL plan for a statement about everybody in an organisation, with sequential scans. Plans for pages, which fetch single rows
 * by index, would go through all rows once for each person.
 */
export function setBulkPlannerHints(transaction: Transaction): void {
  transaction.send(
    `select set_config('enable_seqscan', 'on', true), set_config('enable_nestloop', 'off', true),
       set_config('statement_timeout', '60s', true)`,
  );
}
