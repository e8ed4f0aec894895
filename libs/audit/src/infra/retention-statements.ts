import { sql, type SqlParams } from '#database';
import { prepare } from './statements.js';

/** Maximum number of runs that are shown. */
const SHOWN = 10;

/** Maximum number of runs that are kept for a tenant. */
const KEPT = 100;

type OfTenant = { readonly tenantId: string };

/** Newest first. */
export const newestRuns = prepare((db, $: SqlParams<OfTenant>) =>
  db
    .selectFrom('audit.retention_run')
    .select([
      'started_at as startedAt',
      'finished_at as finishedAt',
      'is_held as isHeld',
      sql<number>`first_before::float8`.as('before'),
      sql<number>`first_after::float8`.as('after'),
      'failure',
    ])
    .where('tenant_id', '=', $.tenantId)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(SHOWN),
);

interface Begun extends OfTenant {
  readonly id: string;
  readonly isHeld: boolean;
  readonly before: string;
  readonly after: string;
}

export const insertRun = prepare((db, $: SqlParams<Begun>) =>
  db.insertInto('audit.retention_run').values({
    tenant_id: $.tenantId,
    id: $.id,
    is_held: $.isHeld,
    first_before: $.before,
    first_after: $.after,
  }),
);

export const finishRun = prepare((db, $: SqlParams<OfTenant & { id: string; failure: string | null }>) =>
  db
    .updateTable('audit.retention_run')
    .set({ finished_at: sql<Date>`clock_timestamp()`, failure: $.failure })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);

/** Removes all but the newest runs. */
export const forgetOldRuns = prepare((db, $: SqlParams<OfTenant>) =>
  db
    .deleteFrom('audit.retention_run')
    .where('tenant_id', '=', $.tenantId)
    .where('id', 'not in', (eb) =>
      eb
        .selectFrom('audit.retention_run')
        .select('id')
        .where('tenant_id', '=', $.tenantId)
        .orderBy('started_at', 'desc')
        .orderBy('id', 'desc')
        .limit(KEPT),
    ),
);
