import { sqlMigration } from './sql-migration.js';

/** Which attribute of a source goes into which field, and the source's values of the fields. */
export const fieldMapping = sqlMigration('m0112-field-mapping', [
  `alter table directory.settings add column mapping jsonb not null
     default '{"displayName": "name", "email": "email", "title": "title", "jobNumber": "jobNumber"}'`,
  `comment on column directory.settings.mapping is 'Attributes of the source by the fields of accounts and profiles that they go into'`,
  `alter table directory.staged_person add column profile jsonb not null default '{}'`,
  `alter table directory.person add column profile jsonb not null default '{}'`,
  `comment on column directory.person.profile is 'What the source said last, by the keys of fields: whether it counts is another matter'`,
]);
