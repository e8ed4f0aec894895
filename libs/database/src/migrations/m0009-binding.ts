import { moduleSchema, tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** Links between DingTalk identities and accounts, attachments in progress, and attach links. */
export const binding = sqlMigration('m0009-binding', [
  ...moduleSchema('binding'),
  `create table binding.binding (
    id uuid primary key,
    tenant_id uuid not null references tenancy.tenant (id),
    connection_id uuid not null references dingtalk.connection (id),
    union_id text not null,
    corp_id text not null,
    user_id text not null,
    open_id text,
    display_name text not null,
    account_id uuid not null references accounts.account (id),
    origin text not null check (origin in ('import', 'attach', 'self_service', 'admin', 'auto_match', 'provision')),
    proven_by text,
    made_by uuid,
    created_at timestamptz not null,
    last_used_at timestamptz,
    ended_at timestamptz,
    ended_by uuid,
    end_reason text
  )`,
  // One account per identity, and one identity of a connection per account: enforced by the database.
  `create unique index binding_identity on binding.binding (tenant_id, connection_id, union_id) where ended_at is null`,
  `create unique index binding_account on binding.binding (tenant_id, connection_id, account_id) where ended_at is null`,
  `create index binding_of_account on binding.binding (tenant_id, account_id, created_at desc)`,
  ...tenantOwned('binding.binding', ['select', 'insert', 'update']),
  `create table binding.attachment (
    id uuid primary key,
    tenant_id uuid not null references tenancy.tenant (id),
    browser_hash bytea not null,
    connection_id uuid not null references dingtalk.connection (id),
    union_id text not null,
    corp_id text not null,
    user_id text not null,
    open_id text,
    display_name text not null,
    state text not null check (state in ('offered', 'started', 'attached', 'ended')),
    phone_ip text not null,
    phone_agent text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz
  )`,
  `create index attachment_of_browser on binding.attachment (tenant_id, browser_hash, created_at desc)`,
  `create index attachment_of_identity on binding.attachment (tenant_id, connection_id, union_id, started_at)`,
  `create index attachment_finished on binding.attachment (tenant_id, expires_at)`,
  ...tenantOwned('binding.attachment', ['select', 'insert', 'update', 'delete'], 'worker'),
  `create table binding.attach_link (
    id uuid primary key,
    tenant_id uuid not null references tenancy.tenant (id),
    account_id uuid not null references accounts.account (id),
    secret_hash bytea not null,
    reason text not null,
    created_by uuid,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    claimed_by bytea,
    claimed_at timestamptz,
    used_at timestamptz,
    unique (tenant_id, secret_hash)
  )`,
  `create index attach_link_claimed on binding.attach_link (tenant_id, claimed_by) where used_at is null`,
  ...tenantOwned('binding.attach_link', ['select', 'insert', 'update', 'delete'], 'worker'),
]);
