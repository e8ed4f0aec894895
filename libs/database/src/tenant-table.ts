import { APP_ROLE } from './app-role.js';

/** What the application's role may do with a table. An audit table, for example, allows no update. */
export type Grant = 'select' | 'insert' | 'update' | 'delete';

/** Work that belongs to no single tenant. */
export type Scope = 'worker';

/** The condition by which a tenant-owned table shows its rows, and lets them be written. */
export function visibleRows(scope?: Scope): string {
  const tenant = `tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid`;
  return scope === undefined ? tenant : `(${tenant} or current_setting('app.scope', true) = '${scope}')`;
}

/**
 * SQL that makes a table tenant-owned: row-level security on, rows of the tenant in `app.tenant_id` visible and
 * writable, all others not, and no row at all without a context. With `scope`, work of that scope sees all rows.
 */
export function tenantOwned(table: string, grants: readonly Grant[], scope?: Scope): string[] {
  const visible = visibleRows(scope);
  return [
    `alter table ${table} enable row level security`,
    `create policy tenant_isolation on ${table} using (${visible}) with check (${visible})`,
    `grant ${grants.join(', ')} on ${table} to ${APP_ROLE}`,
  ];
}

/** SQL that makes a schema that the application's role may look into. */
export function moduleSchema(name: string): string[] {
  return [`create schema ${name}`, `grant usage on schema ${name} to ${APP_ROLE}`];
}
