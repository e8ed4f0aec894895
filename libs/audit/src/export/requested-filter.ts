import type { FilterQuery } from '../search/filter-query.js';
import { beginningOf } from '../search/period.js';
import type { RequestedFilter } from './export-spec.js';

/** A filter as JSON with fixed times: a named period is replaced by the time at which it began. */
export function requestedFilter({ period, from, ...query }: FilterQuery, now: Date): RequestedFilter {
  const since = period === undefined ? from : beginningOf(period, now);
  return Object.fromEntries(
    Object.entries({ from: since, ...query }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value instanceof Date ? value.toISOString() : value]],
    ),
  );
}
