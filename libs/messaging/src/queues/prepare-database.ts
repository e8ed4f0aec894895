import { APP_ROLE, asOwner, migrate, type Connection } from '#database';
import { COUNTED_QUEUES } from './queue-backend.js';
import { QUEUE_SCHEMA } from './queue-schema.js';

/**
 * Migrates the database to the newest version: first the product's schemas, then BullMQ's tables, whose privileges the migrations have
 * prepared. Safe to run at any time and concurrently. Returns the applied migrations.
 *
 * @throws UnusableDatabase when the server, its roles or its schema version is unsuitable
 */
export async function prepareDatabase(ownerUrl: string): Promise<readonly string[]> {
  const applied = await migrate(ownerUrl);
  const { migrateQueues } = await import('./queue-tables.js');
  await asOwner(ownerUrl, async (client) => {
    // Released with the connection. Neither BullMQ's steps nor `create … if not exists` are safe to run concurrently.
    await client.query(`select pg_advisory_lock(hashtextextended('messaging.prepare', 0))`);
    await migrateQueues(client, QUEUE_SCHEMA);
    for (const queue of COUNTED_QUEUES) await makeCounter(client, queue);
  });
  return applied;
}

/**
 * Creates the sequence that counts the jobs of a queue, before BullMQ would create it with the first job. Sequences created by processes of
 * earlier versions become the owner's: otherwise the owner could not restore a backup.
 */
async function makeCounter(client: Connection, queue: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', $1::text, ${QUEUE_SCHEMA}.job_id_seq_name($2)) as name`,
    [QUEUE_SCHEMA, queue],
  );
  const name = rows[0]?.name ?? '';
  await client.query(
    `create sequence if not exists ${name};
     alter sequence ${name} owner to current_user;
     grant usage, select on sequence ${name} to ${APP_ROLE}`,
  );
}
