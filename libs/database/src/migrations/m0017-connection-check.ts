import { tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** The result of the last check of a connection, so that it can be shown without asking DingTalk again. */
export const connectionCheck = sqlMigration('m0017-connection-check', [
  `create table dingtalk.connection_check (
    tenant_id uuid not null references tenancy.tenant (id),
    connection_id uuid not null references dingtalk.connection (id),
    checked_at timestamptz not null,
    items jsonb not null,
    primary key (tenant_id, connection_id)
  )`,
  ...tenantOwned('dingtalk.connection_check', ['select', 'insert', 'update']),
]);
