import { tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** Who has used which application, and the category under which people find it. */
export const applicationUses = sqlMigration('m0072-application-uses', [
  `alter table applications.application add column category text not null default ''`,
  `comment on column applications.application.category is 'The heading under which people find it; empty: none'`,
  `create table applications.use (
    tenant_id uuid not null references tenancy.tenant (id),
    application_id uuid not null,
    account_id uuid not null,
    last_used_at timestamptz not null,
    primary key (tenant_id, application_id, account_id),
    foreign key (tenant_id, application_id) references applications.application (tenant_id, id) on delete cascade,
    foreign key (tenant_id, account_id) references accounts.account (tenant_id, id)
  )`,
  `create index use_of_application on applications.use (tenant_id, application_id, last_used_at)`,
  `create index use_of_account on applications.use (tenant_id, account_id, last_used_at)`,
  ...tenantOwned('applications.use', ['select', 'insert', 'update', 'delete']),
]);
