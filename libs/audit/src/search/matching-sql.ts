/** Parts of statements on the view of the records, as text that is built for each search: typed statements know no views. */
import type { Dimension } from './filter-conditions.js';

/** The columns that identify and order a tenant's records; most indexes end with them. */
export const KEY = 'occurred_at, sequence';

/** `where` and its conditions. */
export function where(conditions: readonly string[]): string {
  return `where ${conditions.join(' and ')}`;
}

/**
 * SQL for the keys of all records within bounds that satisfy every condition, without duplicates. If each condition has an index that ends with the key,
 * each is answered by an index-only scan and the results are joined: PostgreSQL goes from the few to the many, or hashes both, and reads no records.
 * Otherwise the records that the most selective index finds must be read.
 */
export function matching(bounds: readonly string[], dimensions: readonly Dimension[]): string {
  if (dimensions.length < 2 || dimensions.some(({ isOrdered }) => !isOrdered)) {
    return `select ${KEY} from audit.entry ${where([...bounds, ...dimensions.map(({ either }) => either)])}`;
  }
  const [first = '', ...others] = dimensions.map(
    ({ either }, side) =>
      `(select ${KEY} from audit.entry ${where([...bounds, either])}) as side_${String(side)}`,
  );
  return [`select ${KEY} from ${first}`, ...others.map((side) => `join ${side} using (${KEY})`)].join(' ');
}
