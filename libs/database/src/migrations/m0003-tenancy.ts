import { APP_ROLE } from '../app-role.js';
import { moduleSchema } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

const own = `id = nullif(current_setting('app.tenant_id', true), '')::uuid`;

/**
 * Tenants. A tenant is looked up before there is a context, so every row is readable; it is created and changed in its own context only.
 * Rows are never deleted, and id and slug never change.
 */
export const tenancy = sqlMigration('m0003-tenancy', [
  ...moduleSchema('tenancy'),
  `create table tenancy.tenant (
    id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
    name text not null,
    status text not null default 'active' check (status in ('active', 'suspended')),
    settings jsonb not null default '{}',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `alter table tenancy.tenant enable row level security`,
  `create policy anyone_reads on tenancy.tenant for select using (true)`,
  `create policy made_in_own_context on tenancy.tenant for insert with check (${own})`,
  `create policy changed_in_own_context on tenancy.tenant for update using (${own}) with check (${own})`,
  `grant select, insert, update (name, status, settings, updated_at) on tenancy.tenant to ${APP_ROLE}`,
]);
