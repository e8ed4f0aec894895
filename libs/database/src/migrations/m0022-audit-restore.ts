import { tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/**
 * Restores of a backup that were declared: where each left a tenant's log. They outlive the records, because checkpoints
 * that were kept elsewhere may tell of what was lost for as long as somebody has them.
 */
export const auditRestore = sqlMigration('m0022-audit-restore', [
  `create table audit.restore (
    tenant_id uuid not null,
    restored_at timestamptz not null,
    sequence bigint not null check (sequence >= 0),
    hash bytea not null check (length(hash) = 32),
    key_id text not null,
    signature bytea not null,
    primary key (tenant_id, restored_at)
  )`,
  `comment on column audit.restore.sequence is 'Last record of the backup; 0 = it had none'`,
  `comment on column audit.restore.hash is 'Of that record, and thereby of all before it'`,
  ...tenantOwned('audit.restore', ['select', 'insert']),
]);
