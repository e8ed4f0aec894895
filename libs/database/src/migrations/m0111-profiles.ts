import { moduleSchema, tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** Data about people beyond the account itself: built-in and tenant-defined fields, and their values. */
export const profiles = sqlMigration('m0111-profiles', [
  ...moduleSchema('profiles'),
  `create table profiles.field (
    id uuid primary key,
    tenant_id uuid not null references tenancy.tenant (id),
    key text not null,
    label_en text not null,
    label_zh text not null,
    type text not null constraint field_type_check
      check (type in ('text', 'number', 'date', 'boolean', 'choice', 'url')),
    choices text[] not null,
    is_built_in boolean not null,
    is_required boolean not null,
    is_unique boolean not null,
    visible_to text[] not null constraint field_visible_to_check check (visible_to <@ '{person,helpdesk}'),
    editable_by text not null constraint field_editable_by_check
      check (editable_by in ('person', 'administrators', 'sources')),
    leader text not null constraint field_leader_check check (leader in ('directory', 'scim')),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint field_key unique (tenant_id, key),
    constraint field_of_tenant unique (tenant_id, id)
  )`,
  `comment on column profiles.field.visible_to is 'Besides administrators, who see every field'`,
  `comment on column profiles.field.leader is 'The source that counts while both tell the field'`,
  ...tenantOwned('profiles.field', ['select', 'insert', 'update', 'delete']),
  `create table profiles.value (
    tenant_id uuid not null references tenancy.tenant (id),
    account_id uuid not null,
    field_id uuid not null,
    value text,
    unique_key text,
    origin text not null constraint value_origin_check check (origin in ('directory', 'scim', 'hand')),
    said_by_directory text,
    said_by_scim text,
    changed_at timestamptz not null,
    primary key (tenant_id, account_id, field_id),
    constraint value_unique_key unique (tenant_id, field_id, unique_key),
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id),
    foreign key (tenant_id, field_id) references profiles.field (tenant_id, id) on delete cascade
  )`,
  `comment on column profiles.value.unique_key is 'The value without case and width, where no two accounts may have the same'`,
  `comment on column profiles.value.said_by_directory is 'What it said last, whether or not it counts'`,
  `comment on column profiles.value.said_by_scim is 'What it said last, whether or not it counts'`,
  ...tenantOwned('profiles.value', ['select', 'insert', 'update', 'delete']),
]);
