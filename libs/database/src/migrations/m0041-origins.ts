import { sqlMigration } from './sql-migration.js';

/** Only three of the origins of links were ever used; the others are removed. */
export const origins = sqlMigration('m0041-origins', [
  `alter table binding.binding drop constraint binding_origin_check,
     add constraint binding_origin_check check (origin in ('import', 'attach', 'admin'))`,
]);
