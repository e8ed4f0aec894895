import type { Bind } from './bound-statement.js';

/** SQL of what a name is searched by: NFKC, lower case, compared byte by byte. Indexes of names are made of it. */
export function nameKey(column: string): string {
  return `lower(normalize(${column}, nfkc)) collate "C"`;
}

/** Comes after every text that a person writes. */
const LAST = '\u{10FFFF}';

/** SQL that holds for those keys (an expression that compares byte by byte) that begin with a text. */
export function beginsWith(key: string, prefix: string, bind: Bind): string {
  return `(${key} >= ${bind(prefix)} and ${key} < ${bind(prefix + LAST)})`;
}
