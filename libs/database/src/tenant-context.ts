/** SQL that limits a transaction to the rows of one tenant. Pass only a valid id: it becomes part of the statement. */
export function tenantContext(tenantId: string): string {
  return `set local app.tenant_id = '${tenantId}'`;
}
