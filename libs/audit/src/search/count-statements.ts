/** Statements on the view of the records, as text that is built for each search: typed statements know no views. */
import { bound, type BoundStatement } from '#database';
import { boundsOf, dimensionsOf, filterConditions } from './filter-conditions.js';
import type { LogFilter } from './log-filter.js';
import { matching } from './matching-sql.js';

/** Maximum number of records that are counted exactly. */
export const MOST_COUNTED = 10_000;

/** Whether a filter is empty, so that the chain's head gives the count. */
export function asksForNothing(filter: LogFilter): boolean {
  return filterConditions(filter, () => '').length === 0;
}

/** Whether a condition needs an index that does not contain the key, such as the index of words. */
export function needsRecords(filter: LogFilter): boolean {
  return dimensionsOf(filter, () => '').some(({ isOrdered }) => !isOrdered);
}

/**
 * Whether PostgreSQL's estimate is so large that counting is unnecessary. The estimate is reliable for one condition; for several, such as a type and an
 * outcome, PostgreSQL only multiplies their frequencies.
 */
export function isSurelyMany(filter: LogFilter, expected: number): boolean {
  const things = dimensionsOf(filter, () => '').reduce((sum, dimension) => sum + dimension.things, 0);
  return things <= 1 && expected > 10 * MOST_COUNTED;
}

/** Counts the matching records, and stops one above the maximum. */
export function countStatement(tenantId: string, filter: LogFilter): BoundStatement {
  return bound((bind) => {
    const bounds = [`tenant_id = ${bind(tenantId)}`, ...boundsOf(filter, bind)];
    const capped = `${matching(bounds, dimensionsOf(filter, bind))} limit ${String(MOST_COUNTED + 1)}`;
    return `select count(*)::int as count from (${capped}) as counted`;
  });
}
