/** Parts of statements on the view of the records, which is no table: they are text, put together for each search. */
import type { Dimension } from './filter-conditions.js';

/** What a record of a tenant is known by, and what the log is listed by: the end of most of its indexes. */
export const KEY = 'occurred_at, sequence';

/** `where` and its conditions. */
export function where(conditions: readonly string[]): string {
  return `where ${conditions.join(' and ')}`;
}

/**
 * SQL that gives the keys of all records within bounds that have everything asked for, without duplicates.
 *
 * When each thing has an index that ends in the key, every one of them is read from its index alone, and what they have in
 * common is joined: PostgreSQL goes from the few to the many, or hashes both, and looks at no record. With anything else
 * the records that the most selective index finds have to be looked at.
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
