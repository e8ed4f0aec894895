import type { Bind } from './bound-statement.js';

/**
 * SQL of what a name is searched by: NFKC, lower case. It is kept in a column of its own, compared byte by byte: behind
 * row-level security an index on the expression would never be used, as its functions are not leakproof.
 */
export function nameKey(name: string): string {
  return `lower(normalize(${name}::text, nfkc))`;
}

/** Words of one search. */
const MOST_WORDS = 8;

/** Comes after every text that a person writes. */
const LAST = '\u{10FFFF}';

/** SQL that holds for those keys (an expression that compares byte by byte) that begin with a text. */
export function beginsWith(key: string, prefix: string, bind: Bind): string {
  return `(${key} >= ${bind(prefix)} and ${key} < ${bind(prefix + LAST)})`;
}

/**
 * SQL of the ids of those rows of a table, in the context's tenant, in whose names the words of a text stand, in any order; each may be
 * the beginning of one. Of Chinese names any part is found.
 *
 * @param table one that has a view of its words, such as `accounts.account`
 */
export function idsByWords(table: string, search: string, bind: Bind): string {
  const query = search
    .split(/\s+/u)
    .slice(0, MOST_WORDS)
    .map((word) => `words.query(${bind(word)}, true)`)
    .join(' && ');
  return `select found.id from ${table}_words found where found.words @@ (${query})`;
}
