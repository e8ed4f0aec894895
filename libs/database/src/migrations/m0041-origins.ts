import { sqlMigration } from './sql-migration.js';

/** Links come to be in three ways; the others were never made. */
export const origins = sqlMigration('m0041-origins', [
  `alter table binding.binding drop constraint binding_origin_check,
     add constraint binding_origin_check check (origin in ('import', 'attach', 'admin'))`,
]);
