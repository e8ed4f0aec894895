import { sqlMigration } from './sql-migration.js';

/**
 * What has happened and how it ended, together, in the order of the log: where a type and an outcome hardly ever meet, all entries of both
 * were read from their indexes to find that out.
 */
export const typeAndOutcome = sqlMigration('m0123-type-and-outcome', [
  `create index record_by_type_and_outcome on audit.record
   (tenant_id, type, outcome, occurred_at desc, sequence desc)`,
]);
