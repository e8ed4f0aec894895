import { tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

const ALL = ['select', 'insert', 'update', 'delete'] as const;

/** DingTalk reports changes by encrypted calls to an address of the connection. */
export const directoryPush = sqlMigration('m0097-directory-push', [
  `create table dingtalk.callback (
    tenant_id uuid not null references tenancy.tenant (id),
    connection_id uuid not null,
    keys_encrypted text not null,
    former_keys_encrypted text,
    former_until timestamptz,
    rotated_at timestamptz not null,
    primary key (tenant_id, connection_id),
    foreign key (tenant_id, connection_id) references dingtalk.connection (tenant_id, id) on delete cascade
  )`,
  `comment on column dingtalk.callback.keys_encrypted is 'Token and AES key of pushes, as JSON; AES-256-GCM under the key ring, bound to the row by its id'`,
  `comment on column dingtalk.callback.former_keys_encrypted is 'Those before; they count until former_until'`,
  ...tenantOwned('dingtalk.callback', ALL),
  `create table dingtalk.callback_seen (
    tenant_id uuid not null references tenancy.tenant (id),
    connection_id uuid not null,
    signature text not null,
    seen_at timestamptz not null,
    primary key (tenant_id, connection_id, signature),
    foreign key (tenant_id, connection_id) references dingtalk.connection (tenant_id, id) on delete cascade
  )`,
  `comment on table dingtalk.callback_seen is 'Pushes that were taken, for as long as a copy of them would not be too old'`,
  ...tenantOwned('dingtalk.callback_seen', ALL),
]);
