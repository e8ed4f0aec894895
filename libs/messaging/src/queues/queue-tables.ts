/** Creates or updates BullMQ's tables. A separate file, so that only code that does this loads BullMQ. */
export { runMigrations as migrateQueues } from 'bullmq';
