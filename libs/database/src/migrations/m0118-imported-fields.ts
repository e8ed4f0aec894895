import { sqlMigration } from './sql-migration.js';

/** Account files can fill in profile fields. A file that was checked earlier has none, and can still be imported. */
export const importedFields = sqlMigration('m0118-imported-fields', [
  `update accounts.import set rows = (
     select coalesce(jsonb_agg(one || '{"fields": {}}' order by place), '[]')
     from jsonb_array_elements(rows) with ordinality listed (one, place))
   where state <> 'done'`,
]);
