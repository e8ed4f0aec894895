import { moduleSchema, tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** Accounts. Names are compared by their keys: NFKC, lower case, independent of the database's locale. */
export const accounts = sqlMigration('m0004-accounts', [
  ...moduleSchema('accounts'),
  `create table accounts.account (
    id uuid primary key,
    tenant_id uuid not null references tenancy.tenant (id),
    username text not null,
    username_key text not null,
    email text,
    email_key text,
    display_name text not null,
    role text not null check (role in ('owner', 'administrator', 'helpdesk', 'auditor', 'member')),
    status text not null default 'active' check (status in ('active', 'suspended')),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check ((email is null) = (email_key is null))
  )`,
  `create unique index account_username on accounts.account (tenant_id, username_key)`,
  `create unique index account_email on accounts.account (tenant_id, email_key)`,
  `create index account_privileged on accounts.account (tenant_id, role) where role <> 'member'`,
  ...tenantOwned('accounts.account', ['select', 'insert', 'update']),
]);
