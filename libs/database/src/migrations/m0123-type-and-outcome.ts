import { sqlMigration } from './sql-migration.js';

/**
 * An index on type and outcome together, in the order of the log: where the two hardly ever meet, a search had to read all entries of both
 * from their separate indexes.
 */
export const typeAndOutcome = sqlMigration('m0123-type-and-outcome', [
  `create index record_by_type_and_outcome on audit.record
   (tenant_id, type, outcome, occurred_at desc, sequence desc)`,
]);
