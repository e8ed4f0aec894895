import { moduleSchema, tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** Passwords, one-time codes sent by email, and rate limits against guessing. */
export const authenticators = sqlMigration('m0008-authenticators', [
  ...moduleSchema('authenticators'),
  `create table authenticators.password (
    tenant_id uuid not null references tenancy.tenant (id),
    account_id uuid not null references accounts.account (id),
    hash text not null,
    set_at timestamptz not null,
    primary key (tenant_id, account_id)
  )`,
  ...tenantOwned('authenticators.password', ['select', 'insert', 'update', 'delete']),
  `create table authenticators.throttle (
    tenant_id uuid not null references tenancy.tenant (id),
    method text not null,
    subject text not null,
    failures integer not null,
    last_failure_at timestamptz not null,
    blocked_until timestamptz,
    primary key (tenant_id, method, subject)
  )`,
  `comment on column authenticators.throttle.subject is
    'account:<id>:<which name>, network:<prefix>, or unknown:<keyed hash> for a name that no account has'`,
  `create index throttle_last_failure_at on authenticators.throttle (last_failure_at)`,
  ...tenantOwned('authenticators.throttle', ['select', 'insert', 'update', 'delete'], 'worker'),
  `create table authenticators.email_code (
    tenant_id uuid not null references tenancy.tenant (id),
    browser_hash bytea not null,
    purpose text not null,
    id uuid not null,
    account_id uuid references accounts.account (id),
    subject text not null,
    sent_to text not null,
    code_hash text not null,
    tries integer not null default 0,
    is_used boolean not null default false,
    sent_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (tenant_id, browser_hash, purpose)
  )`,
  `comment on column authenticators.email_code.account_id is
    'null = a decoy: no such account, so that answers do not tell which accounts exist'`,
  `comment on column authenticators.email_code.sent_to is 'What the person typed, masked'`,
  `create index email_code_expires_at on authenticators.email_code (expires_at)`,
  ...tenantOwned('authenticators.email_code', ['select', 'insert', 'update', 'delete'], 'worker'),
]);
