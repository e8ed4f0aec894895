import { sql, type Expression, type RawBuilder, type SqlBool } from '#database';

/** The key of a connection's provider, for statements of other modules that have the connection's id. */
export function providerKey(connectionId: Expression<string>): RawBuilder<string> {
  return sql`(select of_.provider from providers.connection of_ where of_.id = ${connectionId})`;
}

/** True while a connection is on. */
export function isConnectionOn(connectionId: Expression<string>): RawBuilder<SqlBool> {
  return sql`exists (select from providers.connection on_ where on_.id = ${connectionId} and on_.state = 'enabled')`;
}
