import { tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** Rules for people of a connection who are linked to no account, and the links that result from them. */
export const unknownRules = sqlMigration('m0105-unknown-rules', [
  `create table binding.unknown_rule (
    tenant_id uuid not null references tenancy.tenant (id),
    connection_id uuid not null,
    kind text not null constraint unknown_rule_kind_check check (kind in ('attach', 'match', 'create', 'refuse')),
    unit_id uuid,
    changed_at timestamptz not null,
    constraint unknown_rule_check check (unit_id is null or kind = 'create'),
    primary key (tenant_id, connection_id),
    foreign key (tenant_id, connection_id) references providers.connection (tenant_id, id)
  )`,
  `comment on table binding.unknown_rule is 'What happens with people whom nobody is linked to; a connection without a row lets them attach an account'`,
  `comment on column binding.unknown_rule.unit_id is 'Unit of the directory that accounts are made in. One that is no more counts as none'`,
  ...tenantOwned('binding.unknown_rule', ['select', 'insert', 'update', 'delete']),
  `create index person_by_email on directory.person (tenant_id, connection_id, lower(email))`,
  `alter table binding.binding drop constraint binding_origin_check`,
  `alter table binding.binding add constraint binding_origin_check
     check (origin in ('import', 'attach', 'admin', 'auto_match', 'provision'))`,
]);
