import { moduleSchema, tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** Groups of accounts: managed by hand, or by a rule. */
export const groups = sqlMigration('m0109-groups', [
  ...moduleSchema('groups'),
  `create table groups.definition (
    id uuid primary key,
    tenant_id uuid not null references tenancy.tenant (id),
    name text not null,
    name_key text collate "C" not null,
    description text not null,
    external_id text,
    match text constraint definition_match_check check (match in ('all', 'any')),
    conditions smallint not null,
    version integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint definition_check check ((match is null) = (conditions = 0)),
    constraint definition_name unique (tenant_id, name_key),
    constraint definition_of_tenant unique (tenant_id, id)
  )`,
  `comment on column groups.definition.name_key is 'By which names are compared and sorted'`,
  `comment on column groups.definition.external_id is 'What the program that keeps the group in step calls it'`,
  `comment on column groups.definition.match is 'How many of its conditions somebody has to meet; null: its members are chosen by hand'`,
  `comment on column groups.definition.conditions is 'How many conditions the rule has'`,
  `create index definition_external on groups.definition (tenant_id, external_id) where external_id is not null`,
  ...tenantOwned('groups.definition', ['select', 'insert', 'update', 'delete']),

  `create table groups.member (
    tenant_id uuid not null references tenancy.tenant (id),
    group_id uuid not null,
    account_id uuid not null,
    added_at timestamptz not null,
    primary key (tenant_id, group_id, account_id),
    foreign key (tenant_id, group_id) references groups.definition (tenant_id, id) on delete cascade,
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id)
  )`,
  `comment on table groups.member is 'Who was put into a group by hand'`,
  `create index member_account on groups.member (tenant_id, account_id)`,
  ...tenantOwned('groups.member', ['select', 'insert', 'delete']),

  `create table groups.condition_value (
    tenant_id uuid not null references tenancy.tenant (id),
    group_id uuid not null,
    condition smallint not null,
    attribute text not null,
    key text not null,
    value text not null,
    primary key (tenant_id, group_id, condition, key),
    foreign key (tenant_id, group_id) references groups.definition (tenant_id, id) on delete cascade
  )`,
  `comment on table groups.condition_value is 'What conditions of rules ask for: one of the values of each'`,
  `comment on column groups.condition_value.condition is 'Place of the condition within its rule'`,
  `comment on column groups.condition_value.key is 'What is compared; value is how it was written'`,
  `create index condition_value_asked on groups.condition_value (tenant_id, attribute, key)`,
  ...tenantOwned('groups.condition_value', ['select', 'insert', 'delete']),
]);
