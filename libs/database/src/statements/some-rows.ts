import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';

/** Where a row lies in its table, whatever its key is: for a clean-up that takes some of many rows at a time. */
export const ROW_PLACE = sql<string>`ctid`.as('ctid');

/** Holds for the rows that a query of their places gives. */
export function isAmong(places: Expression<{ ctid: string }>): RawBuilder<SqlBool> {
  return sql`ctid = any(array(${places}))`;
}
