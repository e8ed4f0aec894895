import type { Transaction, UnitOfWork } from '#database';
import { DomainError } from '#kernel';

/** What PostgreSQL says when a statement takes longer than it may. */
const STATEMENT_TIMED_OUT = '57014';

/**
 * Runs a search in a transaction of its own, and says what to do when it takes too long.
 *
 * @throws DomainError `audit.search_too_slow`
 */
export async function searching<T>(
  unitOfWork: UnitOfWork,
  tenantId: string,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  try {
    return await unitOfWork.run(tenantId, work);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === STATEMENT_TIMED_OUT)) throw error;
    const detail = 'The search took too long. Narrow it, for example to a time range.';
    throw new DomainError('unavailable', 'audit.search_too_slow', { detail, cause: error });
  }
}
