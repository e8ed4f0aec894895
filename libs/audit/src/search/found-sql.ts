import { filterConditions } from './filter-conditions.js';
import type { LogFilter } from './log-filter.js';

/** Asks whether any record matches a filter; as text, like the conditions. */
export function foundSql(filter: LogFilter): { readonly text: string; readonly values: (string | Date)[] } {
  const values: (string | Date)[] = [];
  const conditions = filterConditions(filter, (value) => `$${String(values.push(value))}`);
  return { text: `select 1 as found from audit.entry where ${conditions.join(' and ')} limit 1`, values };
}
