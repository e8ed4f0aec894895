import { sql, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import type { AccessScope } from '../domain/lost-access.js';
import { prepare } from './statements.js';

type NewReview = SqlParams<AccessScope & { id: string; tenantId: string; now: DatabaseNow }>;

export const insertReview = prepare((db, $: NewReview) =>
  db.insertInto('applications.access_review').values({
    id: $.id,
    tenant_id: $.tenantId,
    application_ids: $.applicationIds,
    account_ids: $.accountIds,
    next_attempt_at: $.now,
  }),
);

type ById = SqlParams<{ tenantId: string; id: string }>;

/** Takes a review that is due, and counts the attempt. */
export const takeReview = prepare((db, $: ById & SqlParams<{ now: DatabaseNow }>) =>
  db
    .updateTable('applications.access_review')
    .set({ attempts: sql<number>`attempts + 1` })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id)
    .where('next_attempt_at', '<=', $.now)
    .returning([
      'id',
      'tenant_id as tenantId',
      'application_ids as applicationIds',
      'account_ids as accountIds',
      'attempts',
    ]),
);

export const reviewLater = prepare((db, $: ById & SqlParams<{ now: DatabaseNow; pauseSeconds: number }>) =>
  db
    .updateTable('applications.access_review')
    .set({ next_attempt_at: sql<Date>`${$.now}::timestamptz + make_interval(secs => ${$.pauseSeconds})` })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);

export const removeReview = prepare((db, $: ById) =>
  db.deleteFrom('applications.access_review').where('tenant_id', '=', $.tenantId).where('id', '=', $.id),
);

/** Applications that are not for everybody. */
export const assignedApplications = prepare((db, $: SqlParams<{ tenantId: string }>) =>
  db
    .selectFrom('applications.application')
    .select('id')
    .where('tenant_id', '=', $.tenantId)
    .where('audience', '=', 'assigned'),
);

/** Ends the assignments of units that are about to be removed. */
export const endAssignmentsOfUnits = prepare(
  (db, $: SqlParams<{ tenantId: string; unitIds: readonly string[] }>) =>
    db
      .deleteFrom('applications.assignment as s')
      .using('applications.application as p')
      .where('s.tenant_id', '=', $.tenantId)
      .where((eb) => eb('s.unit_id', '=', eb.fn.any($.unitIds)))
      .whereRef('p.tenant_id', '=', 's.tenant_id')
      .whereRef('p.id', '=', 's.application_id')
      .returning(['p.id', 'p.name', sql<string>`s.unit_id`.as('unitId')]),
);
