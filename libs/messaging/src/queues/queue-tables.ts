/** Makes BullMQ's tables, or brings them up to date. A file of its own, as only who does so loads BullMQ. */
export { runMigrations as migrateQueues } from 'bullmq';
