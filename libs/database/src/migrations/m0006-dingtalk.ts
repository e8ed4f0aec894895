import { moduleSchema, tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** Connections: a tenant's DingTalk apps. */
export const dingtalk = sqlMigration('m0006-dingtalk', [
  ...moduleSchema('dingtalk'),
  `create table dingtalk.connection (
    id uuid primary key,
    tenant_id uuid not null references tenancy.tenant (id),
    key text not null check (key ~ '^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$'),
    corp_id text not null,
    client_id text not null,
    client_secret_encrypted text not null,
    display_name text not null,
    state text not null default 'disabled' check (state in ('disabled', 'enabled')),
    ticket_lifetime_seconds integer not null default 120 check (ticket_lifetime_seconds between 30 and 300),
    confirmation text not null default 'plain' check (confirmation in ('plain', 'choose_number')),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint connection_key unique (tenant_id, key),
    constraint connection_client unique (tenant_id, client_id)
  )`,
  `comment on column dingtalk.connection.client_secret_encrypted is 'AES-256-GCM under the key ring, bound to the row by its id'`,
  ...tenantOwned('dingtalk.connection', ['select', 'insert', 'update']),
]);
