import type { Bind } from './bound-statement.js';

/**
 * SQL of what a name is searched by: NFKC, lower case. It is kept in a column of its own, compared byte by byte: behind
 * row-level security an index on the expression would never be used, as its functions are not leakproof.
 */
export function nameKey(name: string): string {
  return `lower(normalize(${name}::text, nfkc))`;
}

/** Comes after every text that a person writes. */
const LAST = '\u{10FFFF}';

/** SQL that holds for those keys (an expression that compares byte by byte) that begin with a text. */
export function beginsWith(key: string, prefix: string, bind: Bind): string {
  return `(${key} >= ${bind(prefix)} and ${key} < ${bind(prefix + LAST)})`;
}
