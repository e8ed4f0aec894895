import { sql, type Expression, type RawBuilder, type SqlBool } from '#database';

/** The key of a connection's provider, for a statement of another module that has the connection's id. */
export function providerKey(connectionId: Expression<string>): RawBuilder<string> {
  return sql`(select of_.provider from providers.connection of_ where of_.id = ${connectionId})`;
}

/** Holds while a connection is on. */
export function isConnectionOn(connectionId: Expression<string>): RawBuilder<SqlBool> {
  return sql`exists (select from providers.connection on_ where on_.id = ${connectionId} and on_.state = 'enabled')`;
}
