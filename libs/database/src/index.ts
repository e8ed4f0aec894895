export { APP_ROLE, CONNECTION_OPTIONS } from './app-role.js';
export { DatabaseModule } from './database.module.js';
export { migrate } from './migrate.js';
export { DATABASE_POOL } from './pool.js';
export { Snapshot, type CopyForm } from './snapshot.js';
export { SnapshotReads } from './snapshot-reads.js';
export { Transaction } from './transaction.js';
export { BATCH, UnitOfWork, type SystemScope } from './unit-of-work.js';
