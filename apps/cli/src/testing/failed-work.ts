import { Client } from 'pg';
import { newId } from '#kernel';
import type { TestDatabase } from '#testing';

/** Ids of failed items. */
export interface FailedWork {
  readonly deliveries: readonly string[];
  readonly mails: readonly string[];
}

/** Creates two failed deliveries and two failed emails of a tenant `failing`, and two failed jobs to retry and two to drop. */
export async function makeFailedWork(database: TestDatabase): Promise<FailedWork> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    const tenant = newId();
    const [deliveries, mails] = [
      [newId(), newId()],
      [newId(), newId()],
    ];
    await client.query(`insert into tenancy.tenant (id, slug, name) values ($1, 'failing', 'Failing')`, [
      tenant,
    ]);
    await client.query(
      `insert into messaging.outbox (id, tenant_id, name, payload, context, occurred_at, drained_at)
       select id, $1, 'spec.thing.happened.v1', '{}', '{}', now(), now() from unnest($2::uuid[]) as id`,
      [tenant, deliveries],
    );
    await client.query(
      `insert into messaging.delivery (tenant_id, listener, event_id, attempts, error)
       select $1, 'spec', id, 12, 'it broke' from unnest($2::uuid[]) as id`,
      [tenant, deliveries],
    );
    await client.query(
      `insert into mail.outgoing (id, tenant_id, kind, content, attempts, error, created_at, next_attempt_at)
       select id, $1, 'spec', 'now.x', 10, 'refused', now(), null from unnest($2::uuid[]) as id`,
      [tenant, mails],
    );
    await client.query(
      `insert into queue.job (queue, id, seq, name, state, attempts_made, failed_reason, added_at_ms, finished_at_ms)
       select 'recurring', id, 1, 'spec.task', 'failed', 1, 'it broke', 1, 1
       from unnest(array['spec0', 'spec1', 'tried0', 'tried1']) as id`,
    );
    return { deliveries, mails };
  } finally {
    await client.end();
  }
}

/** Makes all events count as recorded, as after a worker's run. */
export async function makeRecorded(database: TestDatabase): Promise<void> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query('update messaging.outbox set drained_at = now() where drained_at is null');
  } finally {
    await client.end();
  }
}
