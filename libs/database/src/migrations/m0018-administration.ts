import { nameKey } from './name-key.js';
import { tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** SQL that adds the search key of display names. */
function keptNameKey(table: string): string[] {
  return [
    `alter table ${table} add column name_key text collate "C" not null default ''`,
    `update ${table} set name_key = ${nameKey('display_name')}`,
  ];
}

/** Data that administrators list, search and import: accounts, sessions, bindings, and people without a link. */
export const administration = sqlMigration('m0018-administration', [
  // Separate from the account: concurrent logons hold a shared lock on it, and must not wait to write to it.
  `create table accounts.activity (
    tenant_id uuid not null references tenancy.tenant (id),
    account_id uuid not null references accounts.account (id),
    last_logon_at timestamptz not null default '-infinity',
    linked_identities integer not null default 0,
    primary key (tenant_id, account_id)
  )`,
  `comment on column accounts.activity.last_logon_at is '-infinity = never; exact to a minute'`,
  `create index activity_last_logon on accounts.activity (tenant_id, last_logon_at, account_id)`,
  `insert into accounts.activity (tenant_id, account_id, last_logon_at, linked_identities)
   select tenant_id, id,
     coalesce((select max(completed_at) from logon.logon l
       where l.tenant_id = a.tenant_id and l.account_id = a.id and l.state = 'completed'), '-infinity'),
     (select count(*) from binding.binding b
       where b.tenant_id = a.tenant_id and b.account_id = a.id and b.ended_at is null)
   from accounts.account a`,
  ...tenantOwned('accounts.activity', ['select', 'insert', 'update']),

  ...keptNameKey('accounts.account'),
  `create index account_by_username on accounts.account (tenant_id, (username_key collate "C"), id)`,
  `create index account_by_name on accounts.account (tenant_id, name_key, id)`,
  `create index account_by_email on accounts.account (tenant_id, (email_key collate "C"), id)`,
  `create index account_by_age on accounts.account (tenant_id, created_at, id)`,

  `create table accounts.import (
    id uuid primary key,
    tenant_id uuid not null references tenancy.tenant (id),
    created_by uuid references accounts.account (id),
    created_at timestamptz not null,
    state text not null check (state in ('checked', 'running', 'done')),
    rows jsonb not null,
    total integer not null,
    errors jsonb not null,
    imported integer not null default 0,
    skipped integer not null default 0,
    finished_at timestamptz
  )`,
  `comment on column accounts.import.imported is 'While it runs: how far it is. Nothing of it is visible before it is done'`,
  `create index import_by_age on accounts.import (tenant_id, created_at)`,
  ...tenantOwned('accounts.import', ['select', 'insert', 'update', 'delete'], 'worker'),

  `create index session_open on logon.session (tenant_id, created_at, id) where ended_at is null`,
  `create index session_of_network on logon.session (tenant_id, ip) where ended_at is null`,

  `create index binding_by_age on binding.binding (tenant_id, created_at, id)`,
  ...keptNameKey('binding.binding'),
  `create index binding_by_name on binding.binding (tenant_id, name_key)`,
  `create index binding_by_user_id on binding.binding (tenant_id, user_id)`,

  `create table binding.unlinked_identity (
    id uuid not null,
    tenant_id uuid not null references tenancy.tenant (id),
    connection_id uuid not null references dingtalk.connection (id),
    union_id text not null,
    corp_id text not null,
    user_id text not null,
    open_id text,
    display_name text not null,
    first_tried_at timestamptz not null,
    last_tried_at timestamptz not null,
    tries integer not null,
    primary key (tenant_id, connection_id, union_id),
    unique (tenant_id, id)
  )`,
  `comment on table binding.unlinked_identity is 'People who tried to log on while nobody was linked to them; kept for 30 days'`,
  `create index unlinked_identity_by_time on binding.unlinked_identity (tenant_id, last_tried_at, id)`,
  ...tenantOwned('binding.unlinked_identity', ['select', 'insert', 'update', 'delete'], 'worker'),

  `create index attach_link_open on binding.attach_link (tenant_id, created_at, id) where used_at is null`,
]);
