import { sqlMigration } from './sql-migration.js';

/** An application can be assigned to a unit of the directory, for everybody in it and below it. */
export const departmentsAsAudience = sqlMigration('m0100-departments-as-audience', [
  `alter table applications.assignment add column unit_id uuid`,
  `comment on column applications.assignment.unit_id is 'Everybody in this unit, and in those below it'`,
  `alter table applications.assignment add foreign key (tenant_id, unit_id)
     references directory.unit (tenant_id, id) on delete cascade`,
  `create unique index assignment_of_unit on applications.assignment (tenant_id, application_id, unit_id) where unit_id is not null`,
  `create index assignment_to_unit on applications.assignment (tenant_id, unit_id) where unit_id is not null`,
  `alter table applications.assignment drop constraint assignment_check`,
  `alter table applications.assignment add constraint assignment_check check (num_nonnulls(role, account_id, unit_id) = 1)`,
]);
