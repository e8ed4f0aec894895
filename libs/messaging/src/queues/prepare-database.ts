import { createPostgresBackend, withBackend } from 'bullmq';
import { migrate } from '#database';
import { QUEUE_SCHEMA } from './queue-schema.js';

/**
 * Brings the database to the newest version: the product's schemas, then BullMQ's tables, whose rights the migrations
 * have prepared. Safe to run at any time and by several at once. Gives the migrations that were applied.
 */
export async function prepareDatabase(ownerUrl: string): Promise<readonly string[]> {
  const applied = await migrate(ownerUrl);
  const { Queue } = withBackend(createPostgresBackend);
  const queue = new Queue('migration', {
    connection: { connectionString: ownerUrl, schema: QUEUE_SCHEMA, migrate: true, max: 1 },
  });
  try {
    await queue.waitUntilReady();
  } finally {
    await queue.close();
  }
  return applied;
}
