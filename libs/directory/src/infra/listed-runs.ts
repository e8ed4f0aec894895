import { joinableAccounts } from '#accounts';
import { sql, type SqlBool } from '#database';
import { RUN_COLUMNS } from './run-columns.js';
import { db } from './statements.js';

/** Cursor of a page: the start of its last run, as text, and that run's id. */
export type RunPosition = readonly [string, string];

/** Runs, each with the account that started it. */
const listed = (tenantId: string) =>
  db
    .selectFrom((eb) =>
      eb.selectFrom('directory.run').select(RUN_COLUMNS).where('tenant_id', '=', tenantId).as('r'),
    )
    .leftJoin(joinableAccounts.as('a'), (join) =>
      join.onRef('a.tenant_id', '=', 'r.tenantId').onRef('a.id', '=', 'r.requestedBy'),
    )
    .selectAll('r')
    .select('a.username as requestedByName');

/** Only runs that read everything; runs for events are found by id. */
const fullRuns = (tenantId: string) => listed(tenantId).where('r.kind', '<>', 'event');

export const oneListedRun = (tenantId: string, runId: string) => listed(tenantId).where('r.id', '=', runId);

/** Latest first; one row more than requested, which shows whether there is a next page. */
export function pageOfRuns(tenantId: string, limit: number, after?: RunPosition) {
  const page = fullRuns(tenantId)
    .select(sql<string>`r."createdAt"::text`.as('sortValue'))
    .orderBy('r.createdAt', 'desc')
    .orderBy('r.id', 'desc')
    .limit(limit + 1);
  if (after === undefined) return page;
  const [time, id] = after;
  return page.where(sql<SqlBool>`(r."createdAt", r.id) < (${time}::timestamptz, ${id}::uuid)`);
}

/** The latest run of each connection. */
export const latestOfConnections = (tenantId: string) =>
  fullRuns(tenantId)
    .distinctOn('r.connectionId')
    .orderBy('r.connectionId')
    .orderBy('r.createdAt', 'desc')
    .orderBy('r.id', 'desc');
