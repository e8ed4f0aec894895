import type { Transaction, UnitOfWork } from '#database';
import { DomainError } from '#kernel';

/** PostgreSQL's error code for a statement that exceeds its time limit. */
const STATEMENT_TIMED_OUT = '57014';

/**
 * Runs a search in its own transaction. If it takes too long, the error says what to do.
 *
 * @throws DomainError `audit.search_too_slow`
 */
export async function withSearchTimeout<T>(
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
