import type { UnitOfWork } from '#database';

/** What a run has written so much of that plans for it would be wrong: what it read, what it planned, or accounts and people. */
export type Written = 'read' | 'planned' | 'applied';

/** The call of a function over tables as a whole, which typed statements cannot make: it is text. */
const NOTE = 'select directory.note_statistics($1)';

/**
 * Tells PostgreSQL how much there is. Otherwise it takes the tables for as empty as they were, until it looks by itself a minute later, and
 * passes through everybody for each of a batch.
 */
export async function noteStatistics(
  unitOfWork: UnitOfWork,
  tenantId: string,
  written: Written,
): Promise<void> {
  await unitOfWork.ask(tenantId, NOTE, [written]);
}
