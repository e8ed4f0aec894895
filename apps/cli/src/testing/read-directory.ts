import { Client } from 'pg';
import type { TestDatabase } from '#testing';

/** Makes every connection look as if its organisation was read: with a completed synchronisation, and a department `read`. */
export async function makeRead(database: TestDatabase): Promise<void> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query(
      `with run as (
         insert into directory.run (id, tenant_id, connection_id, kind, state, is_forced, created_at, finished_at)
         select gen_random_uuid(), tenant_id, id, 'sync', 'done', false, now(), now() from providers.connection)
       insert into directory.unit (id, tenant_id, connection_id, external_id, name, created_at, updated_at)
       select gen_random_uuid(), tenant_id, id, 'read', 'Read', now(), now() from providers.connection`,
    );
  } finally {
    await client.end();
  }
}
