import type { Transaction, UnitOfWork } from '#database';
import { DomainError } from '#kernel';

/** What PostgreSQL says when a statement takes longer than it may. */
const STATEMENT_TIMED_OUT = '57014';

/**
 * Runs a search in a transaction that plans it as searches need it: never by reading everything, as each filter has its
 * index, and without compiling what runs once.
 *
 * @throws DomainError `audit.search_too_slow`
 */
export async function searching<T>(
  unitOfWork: UnitOfWork,
  tenantId: string,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  try {
    return await unitOfWork.run(tenantId, (transaction) => {
      transaction.send('set local enable_seqscan = off');
      transaction.send('set local jit = off');
      return work(transaction);
    });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === STATEMENT_TIMED_OUT)) throw error;
    const detail = 'The search took too long. Narrow it, for example to a time range.';
    throw new DomainError('unavailable', 'audit.search_too_slow', { detail, cause: error });
  }
}
