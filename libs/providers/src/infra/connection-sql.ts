/**
 * SQL that holds when a connection is on.
 *
 * @param id expression of its id
 */
export function isOn(id: string): string {
  return `exists (select from providers.connection on_ where on_.id = ${id} and on_.state = 'enabled')`;
}

/**
 * SQL of the key of a connection's provider.
 *
 * @param id expression of its id
 */
export function providerOf(id: string): string {
  return `(select of_.provider from providers.connection of_ where of_.id = ${id})`;
}

/** Columns of a table that holds identities, as the fields of an `ExternalIdentity`. */
export function identityColumns(): string {
  return `${providerOf('connection_id')} as provider, connection_id as "connectionId", subject, name, attributes`;
}
