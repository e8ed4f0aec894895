import { moduleSchema, tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** What SCIM clients report about accounts. */
export const provisionedUsers = sqlMigration('m0113-provisioned-users', [
  ...moduleSchema('scim'),
  `create table scim.provisioned_user (
    tenant_id uuid not null references tenancy.tenant (id),
    client text not null,
    account_id uuid not null,
    external_id text,
    user_name text not null,
    user_name_key text not null,
    display_name text not null,
    email text,
    kept jsonb not null,
    suspended_epoch integer,
    deleted_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (tenant_id, client, account_id),
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id),
    constraint provisioned_user_external unique (tenant_id, client, external_id),
    constraint provisioned_user_name unique (tenant_id, client, user_name_key)
  )`,
  `comment on table scim.provisioned_user is 'What a SCIM client says of an account'`,
  `comment on column scim.provisioned_user.client is 'Name of its tokens: a new one of the same name goes on where the former ended'`,
  `comment on column scim.provisioned_user.display_name is 'As it was said last: what people change by hand is another matter'`,
  `comment on column scim.provisioned_user.email is 'Likewise'`,
  `comment on column scim.provisioned_user.kept is 'Attributes that nobody but the client needs, by their paths'`,
  `comment on column scim.provisioned_user.suspended_epoch is 'The account''s session_epoch after the client suspended it: another one says that somebody else acted since'`,
  `comment on column scim.provisioned_user.deleted_at is 'Since when the client is not shown it, unless somebody has resumed it'`,
  `create index provisioned_user_account on scim.provisioned_user (tenant_id, account_id)`,
  ...tenantOwned('scim.provisioned_user', ['select', 'insert', 'update']),
]);
