import { sqlMigration } from './sql-migration.js';

/** An application can be assigned to a group. */
export const groupsAsAudience = sqlMigration('m0110-groups-as-audience', [
  `alter table applications.assignment add column group_id uuid`,
  `alter table applications.assignment add foreign key (tenant_id, group_id)
     references groups.definition (tenant_id, id) on delete cascade`,
  `create unique index assignment_of_group on applications.assignment (tenant_id, application_id, group_id) where group_id is not null`,
  `create index assignment_to_group on applications.assignment (tenant_id, group_id) where group_id is not null`,
  `alter table applications.assignment drop constraint assignment_check`,
  `alter table applications.assignment add constraint assignment_check
     check (num_nonnulls(role, account_id, unit_id, group_id) = 1)`,
]);
