import { sqlMigration } from './sql-migration.js';

/** Support for the pages of the directory: people sorted by name, and runs that continue after somebody has looked at them. */
export const directoryPages = sqlMigration('m0099-directory-pages', [
  `alter table directory.run add column most_leavers integer`,
  `comment on column directory.run.most_leavers is 'Missing people that a forced run goes on with: as many as somebody has looked at. Null: any number'`,
  `create index person_by_name on directory.person (tenant_id, name, id)`,
]);
