import { tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** Rate limit for calls to DingTalk, counted in one place for all processes. */
export const callPace = sqlMigration('m0081-call-pace', [
  `create table dingtalk.call_pace (
    tenant_id uuid not null references tenancy.tenant (id),
    connection_id uuid not null,
    path text not null,
    next_at timestamptz not null,
    primary key (tenant_id, connection_id, path),
    foreign key (tenant_id, connection_id) references dingtalk.connection (tenant_id, id) on delete cascade
  )`,
  `comment on column dingtalk.call_pace.next_at is 'Before then no further call of the path is sent'`,
  ...tenantOwned('dingtalk.call_pace', ['select', 'insert', 'update']),
]);
