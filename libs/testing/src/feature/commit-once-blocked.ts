import type { Transaction, UnitOfWork } from '#database';
import { until } from '../until.js';

/** Sessions that wait for a lock of the current session. */
const WAITING = 'select 1 from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))';

/** Runs a transaction that commits only once a concurrent operation waits for one of its locks. Returns the result of that operation. */
export async function commitOnceBlocked<T>(
  unitOfWork: UnitOfWork,
  tenantId: string,
  work: (transaction: Transaction) => Promise<unknown>,
  begin: () => Promise<T>,
): Promise<T> {
  const begun = await unitOfWork.run(tenantId, async (transaction) => {
    await work(transaction);
    const other = begin();
    other.catch(() => undefined); // awaited below
    await until(async () => (await transaction.query(WAITING)).length > 0);
    return { other };
  });
  return begun.other;
}
