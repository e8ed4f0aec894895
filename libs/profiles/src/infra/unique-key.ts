import { searchKey, sql, type Expression, type RawBuilder } from '#database';

/** The key that must be unique among accounts, if the field is unique. */
export function uniqueKey(
  isUnique: Expression<boolean>,
  value: Expression<string | null>,
): RawBuilder<string | null> {
  return sql`case when ${isUnique} then ${searchKey(sql<string>`${value}`)} end`;
}
