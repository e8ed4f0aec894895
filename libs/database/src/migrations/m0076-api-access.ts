import { moduleSchema, tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** Tokens by which programs use the admin API. */
export const apiAccess = sqlMigration('m0076-api-access', [
  ...moduleSchema('api_access'),
  `create table api_access.token (
    id uuid primary key,
    tenant_id uuid not null references tenancy.tenant (id),
    kind text not null check (kind in ('personal', 'client')),
    name text not null,
    account_id uuid not null,
    permissions text[] not null,
    is_sensitive boolean not null,
    secret_hash bytea not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    last_used_at timestamptz,
    revoked_at timestamptz,
    constraint token_of_secret unique (tenant_id, secret_hash),
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id)
  )`,
  `comment on column api_access.token.account_id is 'Its owner, who can do what it does'`,
  `comment on column api_access.token.is_sensitive is 'Whether it may do what people are asked a fresh authentication for'`,
  `comment on column api_access.token.secret_hash is 'SHA-256'`,
  `comment on column api_access.token.last_used_at is 'To five minutes'`,
  `create index token_finished on api_access.token (expires_at)`,
  `create index token_of_account on api_access.token (tenant_id, account_id, kind)`,
  `create index token_of_kind on api_access.token (tenant_id, kind, id)`,
  ...tenantOwned('api_access.token', ['select', 'insert', 'update', 'delete'], 'worker'),
]);
