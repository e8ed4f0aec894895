import { sqlMigration } from './sql-migration.js';

/** Group rules query profile values: the form in which a value is compared, and an index to find the accounts that have it. */
export const rulesOverFields = sqlMigration('m0117-rules-over-fields', [
  `alter table profiles.value add column key text
     generated always as ("left"(lower(normalize(value, nfkc)), 500)) stored`,
  `comment on column profiles.value.key is 'What rules compare, and no more than an index takes'`,
  `create index value_asked on profiles.value (tenant_id, field_id, key) where key is not null`,
]);
