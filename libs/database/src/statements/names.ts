import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';

/**
 * What a name is searched by: NFKC, lower case. It is kept in a column of its own, compared byte by byte: behind row-level
 * security an index on the expression would never be used, as its functions are not leakproof.
 */
export function searchKey(name: Expression<string>): RawBuilder<string> {
  return sql`lower(normalize(${name}::text, nfkc))`;
}

/** Comes after every text that a person writes. */
const LAST = '\u{10FFFF}';

/** Holds for those keys (an expression that compares byte by byte) that begin with a text. */
export function keyBeginsWith(key: Expression<string>, prefix: string): RawBuilder<SqlBool> {
  return sql`(${key} >= ${prefix} and ${key} < ${prefix + LAST})`;
}

/** Words of one search. */
const MOST_WORDS = 8;

/**
 * The ids of those rows, in the context's tenant, in whose names the words of a text stand, in any order; each may be the beginning of
 * one. Of Chinese names any part is found.
 *
 * @param view of a table's words, such as `accounts.account_words`
 */
export function idsInWords(view: string, search: string): RawBuilder<{ id: string }> {
  const words = search.split(/\s+/u).slice(0, MOST_WORDS);
  const query = sql.join(
    words.map((word) => sql`words.query(${word}, true)`),
    sql` && `,
  );
  return sql`select found.id from ${sql.table(view)} found where found.words @@ (${query})`;
}
