import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';

/** The physical position of a row in its table, independent of its key: for a clean-up that processes some of many rows at a time. */
export const ROW_PLACE = sql<string>`ctid`.as('ctid');

/** Whether a row is at one of the positions that a query returns. */
export function isAmong(places: Expression<{ ctid: string }>): RawBuilder<SqlBool> {
  return sql`ctid = any(array(${places}))`;
}
