/** SQL that makes a transaction see the rows of one tenant. The id must be one: it is part of the statement. */
export function tenantContext(tenantId: string): string {
  return `set local app.tenant_id = '${tenantId}'`;
}
