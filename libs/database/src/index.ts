export { bound, type Bind, type BoundStatement } from './bound-statement.js';
export { beginsWith, nameKey } from './name-prefix.js';
export {
  ANSWER_TIMEOUT_MS,
  APP_ROLE,
  CONNECT_TIMEOUT_MS,
  CONNECTION_OPTIONS,
  KEEP_ALIVE_MS,
} from './app-role.js';
export { DatabaseProbe, type DatabaseFaults, type DatabaseNeed } from './database-probe.js';
export { DatabaseTime } from './database-time.js';
export { DatabaseModule } from './database.module.js';
export { migrate } from './migrate.js';
export { DATABASE_POOL } from './pool.js';
export { readPresent } from './read-present.js';
export { Snapshot, type CopyForm } from './snapshot.js';
export { SnapshotReads } from './snapshot-reads.js';
export { sqlLiteral } from './sql-literal.js';
export { Transaction } from './transaction.js';
export { BATCH, UnitOfWork, type SystemScope } from './unit-of-work.js';
export { writtenTime } from './written-time.js';
