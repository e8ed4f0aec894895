import { APP_ROLE } from '../app-role.js';
import { moduleSchema, tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** Tables whose rows belong to a connection of any provider. */
const OF_CONNECTION = [
  'binding.binding',
  'binding.attachment',
  'binding.unlinked_identity',
  'dingtalk_qr.ticket',
  'dingtalk_qr.authorisation',
];

/** SQL that brings the identity columns of a table into one shape, in one pass over its rows. */
function oneShape(table: string, name: string): string[] {
  return [
    `alter table ${table} alter column corp_id type jsonb using case when union_id is not null then
       jsonb_strip_nulls(jsonb_build_object('corpId', corp_id, 'userId', user_id, 'openId', open_id)) end`,
    `alter table ${table} drop column user_id, drop column open_id`,
    `alter table ${table} rename column corp_id to attributes`,
    `alter table ${table} rename column union_id to subject`,
    `alter table ${table} rename column ${name} to name`,
    `comment on column ${table}.subject is 'Stable and unique within the connection'`,
    `comment on column ${table}.attributes is 'What else the provider tells of the person: short texts'`,
  ];
}

/**
 * People and connections of external providers, in one shape. Other tables no longer refer to DingTalk's own table, which keeps only what
 * is specific to DingTalk (decision 0037).
 */
export const providers = sqlMigration('m0040-providers', [
  ...moduleSchema('providers'),
  `create table providers.connection (
    id uuid primary key,
    tenant_id uuid not null references tenancy.tenant (id),
    provider text not null,
    key text not null check (key ~ '^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$'),
    name text not null,
    state text not null default 'disabled' check (state in ('disabled', 'enabled')),
    version integer not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint connection_of_tenant unique (tenant_id, id),
    constraint connection_key unique (tenant_id, provider, key)
  )`,
  `comment on column providers.connection.version is 'Counts changes, those of what the provider keeps of it, too'`,
  `insert into providers.connection (id, tenant_id, provider, key, name, state, created_at, updated_at)
   select id, tenant_id, 'dingtalk', key, display_name, state, created_at, updated_at from dingtalk.connection`,
  ...tenantOwned('providers.connection', ['select', 'insert', 'update']),
  ...OF_CONNECTION.map((table) => {
    const key = `${table.slice(table.indexOf('.') + 1)}_connection_id_fkey`;
    return `alter table ${table} drop constraint ${key},
      add constraint ${key} foreign key (tenant_id, connection_id) references providers.connection (tenant_id, id)`;
  }),
  `alter table dingtalk.connection drop column key, drop column display_name, drop column state,
     drop column created_at, drop column updated_at,
     add constraint connection_id_fkey foreign key (tenant_id, id) references providers.connection (tenant_id, id)`,

  ...oneShape('binding.binding', 'display_name'),
  ...oneShape('binding.attachment', 'display_name'),
  ...oneShape('binding.unlinked_identity', 'display_name'),
  ...oneShape('dingtalk_qr.ticket', 'identity_name'),

  // On the table behind a view: under row-level security PostgreSQL uses no GIN index (see m0011-audit).
  `create index binding_by_attribute on binding.binding using gin (attributes jsonb_path_ops)`,
  `create view binding.binding_attributes as select tenant_id, id, attributes from binding.binding
   where tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid`,
  `grant select on binding.binding_attributes to ${APP_ROLE}`,
]);
