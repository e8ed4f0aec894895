import { searchKey, sql, type Expression, type RawBuilder } from '#database';

/** What no two accounts may have the same of, in a field that is unique. */
export function uniqueKey(
  isUnique: Expression<boolean>,
  value: Expression<string | null>,
): RawBuilder<string | null> {
  return sql`case when ${isUnique} then ${searchKey(sql<string>`${value}`)} end`;
}
