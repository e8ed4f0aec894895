import { sqlMigration } from './sql-migration.js';

/** Files of accounts may fill in profile fields. A file that was checked before has none, and can still be imported. */
export const importedFields = sqlMigration('m0118-imported-fields', [
  `update accounts.import set rows = (
     select coalesce(jsonb_agg(one || '{"fields": {}}' order by place), '[]')
     from jsonb_array_elements(rows) with ordinality listed (one, place))
   where state <> 'done'`,
]);
