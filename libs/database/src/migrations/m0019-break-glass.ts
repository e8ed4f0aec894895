import { moduleSchema, tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** Emergency access: one-time links that the operator creates on the host for an administrator who is locked out. */
export const breakGlass = sqlMigration('m0019-break-glass', [
  ...moduleSchema('break_glass'),
  `create table break_glass.access (
    id uuid primary key,
    tenant_id uuid not null references tenancy.tenant (id),
    account_id uuid not null references accounts.account (id),
    secret_hash bytea not null,
    reason text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    unique (tenant_id, secret_hash)
  )`,
  `create index access_of_account on break_glass.access (tenant_id, account_id) where used_at is null`,
  ...tenantOwned('break_glass.access', ['select', 'insert', 'update']),
]);
