import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';

/**
 * The search key of a name: NFKC, lower case. It is stored in a column of its own, compared byte by byte: under row-level security
 * PostgreSQL would never use an index on the expression, because its functions are not leakproof.
 */
export function searchKey(name: Expression<string>): RawBuilder<string> {
  return sql`lower(normalize(${name}::text, nfkc))`;
}

/** Sorts after every text that a person writes. */
const LAST = '\u{10FFFF}';

/** Whether a key (an expression that compares byte by byte) begins with a text. */
export function keyBeginsWith(key: Expression<string>, prefix: string): RawBuilder<SqlBool> {
  return sql`(${key} >= ${prefix} and ${key} < ${prefix + LAST})`;
}

/** Maximum number of words in one search. */
const MOST_WORDS = 8;

/**
 * The ids of rows, in the context's tenant, whose names contain the words of a text in any order. A word may be the beginning of a longer
 * one; in Chinese names any part matches.
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
