import { sql, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare } from './statements.js';

/** A batch of runs that are old enough to be deleted. */
export const oldRuns = prepare((db, $: SqlParams<{ now: DatabaseNow }>) =>
  db
    .selectFrom('directory.run')
    .select(['id', 'tenant_id as tenantId'])
    .where('finished_at', '<', sql<Date>`${$.now}::timestamptz - interval '90 days'`)
    .orderBy('finished_at')
    .orderBy('id')
    .limit(100),
);

interface Old {
  readonly tenantId: string;
  readonly runId: string;
}

/** A batch of a run's changes. */
export const forgetChanges = prepare((db, $: SqlParams<Old>) =>
  db
    .deleteFrom('directory.change')
    .where('tenant_id', '=', $.tenantId)
    .where('run_id', '=', $.runId)
    .where('key', 'in', (eb) =>
      eb
        .selectFrom('directory.change')
        .select('key')
        .where('tenant_id', '=', $.tenantId)
        .where('run_id', '=', $.runId)
        .orderBy('key')
        .limit(5_000),
    )
    .returning('key'),
);

export const forgetRun = prepare((db, $: SqlParams<Old>) =>
  db.deleteFrom('directory.run').where('tenant_id', '=', $.tenantId).where('id', '=', $.runId),
);
