import type { UnitOfWork } from '#database';

/**
 * What a run has written in such volume that outdated statistics would mislead the planner: what it read, its plan, or accounts and people.
 */
export type Written = 'read' | 'planned' | 'applied';

/** Plain SQL text, because typed statements cannot call a function on whole tables. */
const NOTE = 'select directory.note_statistics($1)';

/**
 * Updates PostgreSQL's statistics. Otherwise the planner treats the tables as almost empty until autovacuum analyses them a minute later,
 * and scans all people for each row of a batch.
 */
export async function noteStatistics(
  unitOfWork: UnitOfWork,
  tenantId: string,
  written: Written,
): Promise<void> {
  await unitOfWork.query(tenantId, NOTE, [written]);
}
