import type { Transaction } from '#database';

/** Longer than for pages, as some statements concern everybody in an organisation. */
const STATEMENT_TIMEOUT = '10min';

/** How many rows the statements of a transaction concern, and where they come from. */
export type Rows = 'many' | 'few' | 'batch' | 'staged';

/**
 * Tells PostgreSQL how to plan the statements of a transaction. It cannot know: what a run has just read is not in its statistics, so that it
 * takes the tables for empty.
 *
 * - `many`: about everybody, by passes through all. It would look through all of them once for each person.
 * - `few`: about single people, by the indexes. It would pass through all of them for each.
 * - `batch`: about some hundred of them, likewise.
 * - `staged`: about a page that was read, likewise. Nobody waits for the disk: what a crash of the database loses is read again.
 *
 * Statements about few are planned each time, as some of them are about many in other transactions, and PostgreSQL keeps one plan. Others are
 * not: it would plan the check of each foreign key of each row anew, too, which took longer than all the rest.
 */
export function planFor(transaction: Transaction, rows: Rows): void {
  const isMany = rows === 'many';
  transaction.send(
    `select set_config('enable_nestloop', $1, true), set_config('enable_hashjoin', $2, true),
       set_config('enable_mergejoin', $2, true), set_config('enable_seqscan', $2, true),
       set_config('statement_timeout', $3, true), set_config('plan_cache_mode', $5, true),
       case when $4::boolean then set_config('synchronous_commit', 'off', true) end`,
    [
      isMany ? 'off' : 'on',
      isMany ? 'on' : 'off',
      STATEMENT_TIMEOUT,
      rows === 'staged',
      rows === 'few' ? 'force_custom_plan' : 'auto',
    ],
  );
}
