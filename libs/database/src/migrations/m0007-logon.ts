import { moduleSchema, tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** Logons in progress and the sessions that result from them. */
export const logon = sqlMigration('m0007-logon', [
  ...moduleSchema('logon'),
  `create table logon.session (
    id uuid primary key,
    tenant_id uuid not null references tenancy.tenant (id),
    secret_hash bytea not null,
    account_id uuid not null references accounts.account (id),
    method text not null,
    born_of uuid,
    ip text not null,
    user_agent text not null,
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    authenticated_at timestamptz not null,
    idle_seconds integer not null,
    expires_at timestamptz not null,
    ended_at timestamptz,
    end_reason text,
    unique (tenant_id, secret_hash)
  )`,
  `comment on column logon.session.born_of is 'What it ends with, for example the binding it came from'`,
  `create index session_of_account on logon.session (tenant_id, account_id) where ended_at is null`,
  `create index session_born_of on logon.session (tenant_id, born_of) where ended_at is null`,
  `create index session_finished on logon.session (tenant_id, expires_at)`,
  ...tenantOwned('logon.session', ['select', 'insert', 'update', 'delete'], 'worker'),
  `create table logon.logon (
    id uuid primary key,
    tenant_id uuid not null references tenancy.tenant (id),
    browser_hash bytea not null,
    purpose text not null,
    state text not null check (state in ('awaiting_proof', 'completed', 'expired', 'abandoned')),
    method text not null,
    account_id uuid references accounts.account (id),
    session_id uuid,
    step text,
    step_subject uuid,
    return_to text not null,
    ip text not null,
    user_agent text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    completed_at timestamptz
  )`,
  // One browser waits for at most one proof: a newer logon replaces the former.
  `create unique index logon_waiting on logon.logon (tenant_id, browser_hash) where state = 'awaiting_proof'`,
  `create index logon_of_account on logon.logon (tenant_id, account_id, completed_at desc)`,
  `create index logon_finished on logon.logon (tenant_id, created_at)`,
  ...tenantOwned('logon.logon', ['select', 'insert', 'update', 'delete'], 'worker'),
]);
