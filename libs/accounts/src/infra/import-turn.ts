import type { Transaction } from '#database';

/**
 * The turn of an import is an advisory lock of its transaction. PostgreSQL releases it however the transaction ends, even if the process
 * was killed, so it shows more reliably than any column whether an import is running.
 */
const turnOf = (tenantId: string): string => `accounts.import:${tenantId}`;

/** Takes the turn until the transaction ends. False: another import of the tenant has it. */
export async function takeTurn(transaction: Transaction): Promise<boolean> {
  return transaction.tryLock(turnOf(transaction.tenantId));
}

/** Whether an import of the tenant has the turn now. The statement is plain text, as `pg_locks` is not one of our tables. */
export async function isTurnTaken(transaction: Transaction): Promise<boolean> {
  const [turn] = await transaction.query<{ taken: boolean }>(
    `select exists (
       select from pg_locks
       where locktype = 'advisory' and objsubid = 1 and granted
         and database = (select oid from pg_database where datname = current_database())
         and (classid::bigint << 32) | objid::bigint = hashtextextended($1, 0)) as taken`,
    [turnOf(transaction.tenantId)],
  );
  return turn?.taken === true;
}
