/** Statements on the view of the records, which is no table: they are text, put together for each search. */
import { bound, type BoundStatement } from '#database';
import { boundsOf, dimensionsOf, filterConditions } from './filter-conditions.js';
import type { LogFilter } from './log-filter.js';
import { matching } from './matching-sql.js';

/** Up to here records are counted one by one. */
export const MOST_COUNTED = 10_000;

/** Whether a filter asks for nothing, so that the chain's head knows the answer. */
export function asksForNothing(filter: LogFilter): boolean {
  return filterConditions(filter, () => '').length === 0;
}

/** Whether something is asked for that only an index without the key finds, such as a word. */
export function needsRecords(filter: LogFilter): boolean {
  return dimensionsOf(filter, () => '').some(({ isOrdered }) => !isOrdered);
}

/**
 * Whether what PostgreSQL expects is so much that nothing needs to be counted. Of one thing it knows by its statistics how
 * common it is; how often two things meet, such as a type and an outcome, it can only multiply.
 */
export function isSurelyMany(filter: LogFilter, expected: number): boolean {
  const things = dimensionsOf(filter, () => '').reduce((sum, dimension) => sum + dimension.things, 0);
  return things <= 1 && expected > 10 * MOST_COUNTED;
}

/** Counts what a filter asks for, and stops one beyond the most that is counted. */
export function countStatement(tenantId: string, filter: LogFilter): BoundStatement {
  return bound((bind) => {
    const bounds = [`tenant_id = ${bind(tenantId)}`, ...boundsOf(filter, bind)];
    const capped = `${matching(bounds, dimensionsOf(filter, bind))} limit ${String(MOST_COUNTED + 1)}`;
    return `select count(*)::int as count from (${capped}) as counted`;
  });
}
