import type { Transaction } from '#database';

/** Longer than for pages, as some statements process everybody in an organisation. */
const STATEMENT_TIMEOUT = '10min';

/** How many rows the statements of a transaction process, and where the rows come from. */
export type RowVolume = 'many' | 'few' | 'batch' | 'staged';

/**
 * Tells PostgreSQL how to plan the statements of a transaction. The planner cannot know: its statistics do not include what a run has just
 * read, so it treats the tables as empty.
 *
 * - `many`: statements about everybody; full scans with hash or merge joins. Nested loops would scan the tables once per person.
 * - `few`: statements about single people; index look-ups. Other plans would scan all people for each.
 * - `batch`: statements about some hundred people; index look-ups, too.
 * - `staged`: statements about a page that was read; index look-ups, without waiting for the disk: what a crash of the database loses is
 *   read again.
 *
 * With `few`, PostgreSQL plans each statement every time: the same prepared statement processes many rows in other transactions, and only
 * one plan is cached. The other kinds may reuse plans, as planning the foreign-key check of every row again took longer than all the rest.
 */
export function setPlannerHints(transaction: Transaction, rowVolume: RowVolume): void {
  const isMany = rowVolume === 'many';
  transaction.send(
    `select set_config('enable_nestloop', $1, true), set_config('enable_hashjoin', $2, true),
       set_config('enable_mergejoin', $2, true), set_config('enable_seqscan', $2, true),
       set_config('statement_timeout', $3, true), set_config('plan_cache_mode', $5, true),
       case when $4::boolean then set_config('synchronous_commit', 'off', true) end`,
    [
      isMany ? 'off' : 'on',
      isMany ? 'on' : 'off',
      STATEMENT_TIMEOUT,
      rowVolume === 'staged',
      rowVolume === 'few' ? 'force_custom_plan' : 'auto',
    ],
  );
}
