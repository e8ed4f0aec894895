import { bound, type BoundStatement } from './bound-statement.js';
import { dimensionsOf, filterConditions } from './filter-conditions.js';
import type { LogFilter } from './log-filter.js';

/** Up to here records are counted one by one. */
export const MOST_COUNTED = 10_000;

/** Whether a filter asks for nothing, so that the chain's head knows the answer. */
export function asksForNothing(filter: LogFilter): boolean {
  return filterConditions(filter, () => '').length === 0;
}

/** Whether an index has all that a filter asks for, in one stretch for each alternative. */
export function isOneStretch(filter: LogFilter): boolean {
  const dimensions = dimensionsOf(filter, () => '');
  return dimensions.length === 0 || (dimensions.length === 1 && dimensions[0]?.isOrdered === true);
}

/** Counts what a filter asks for, and stops one beyond the most that is counted. */
export function countStatement(tenantId: string, filter: LogFilter): BoundStatement {
  return bound((bind) => {
    const conditions = [`tenant_id = ${bind(tenantId)}`, ...filterConditions(filter, bind)].join(' and ');
    const capped = `select 1 from audit.entry where ${conditions} limit ${String(MOST_COUNTED + 1)}`;
    return `select count(*)::int as count from (${capped}) as counted`;
  });
}

/** How many PostgreSQL expects there to be. */
export function estimateStatement(tenantId: string, filter: LogFilter): BoundStatement {
  return bound((bind) => {
    const conditions = [`tenant_id = ${bind(tenantId)}`, ...filterConditions(filter, bind)].join(' and ');
    return `explain (format json) select from audit.entry where ${conditions}`;
  });
}
