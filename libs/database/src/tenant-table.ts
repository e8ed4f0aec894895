import { APP_ROLE } from './app-role.js';

/** Privileges of the application's role on a table. An audit table, for example, allows no update. */
export type Grant = 'select' | 'insert' | 'update' | 'delete';

/** Work that belongs to no single tenant. */
export type Scope = 'worker';

/** The condition under which rows of a tenant-owned table are visible and writable. */
export function visibleRows(scope?: Scope): string {
  const tenant = `tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid`;
  return scope === undefined ? tenant : `(${tenant} or current_setting('app.scope', true) = '${scope}')`;
}

/**
 * SQL that makes a table tenant-owned: row-level security on, rows of the tenant in `app.tenant_id` visible and writable, all others
 * hidden, and no rows at all without a context. With `scope`, work in that scope sees all rows.
 */
export function tenantOwned(table: string, grants: readonly Grant[], scope?: Scope): string[] {
  const visible = visibleRows(scope);
  return [
    `alter table ${table} enable row level security`,
    `create policy tenant_isolation on ${table} using (${visible}) with check (${visible})`,
    `grant ${grants.join(', ')} on ${table} to ${APP_ROLE}`,
  ];
}

/** SQL that creates a schema that the application's role may use. */
export function moduleSchema(name: string): string[] {
  return [`create schema ${name}`, `grant usage on schema ${name} to ${APP_ROLE}`];
}
