import { DomainError } from '#kernel';
import type { Transaction } from '#database';
import type { AccountImport } from '../domain/import/account-import.js';
import type { ImportRow } from '../domain/import/import-row.js';
import { importById, pendingImportById } from './import-statements.js';
import { isTurnTaken } from './import-turn.js';

/** An import with the accounts that it will create. */
export interface PendingImport extends AccountImport {
  readonly rows: readonly ImportRow[];
  /** The account that checked the file; null: the operator. */
  readonly createdBy: string | null;
}

/** @throws DomainError `accounts.import_unknown` */
export async function readImport(transaction: Transaction, importId: string): Promise<AccountImport> {
  const seen = await find(transaction, importId);
  if (seen.state !== 'running' || (await isTurnTaken(transaction))) return seen;
  // It may have finished between the two queries. If not, it was interrupted and rolled back, and can be run again.
  const now = await find(transaction, importId);
  return now.state === 'running' ? { ...now, state: 'checked', imported: 0 } : now;
}

/** @throws DomainError `accounts.import_unknown` */
export async function readPendingImport(transaction: Transaction, importId: string): Promise<PendingImport> {
  const [pending] = await transaction.run(pendingImportById, {
    tenantId: transaction.tenantId,
    id: importId,
  });
  if (pending === undefined) throw unknown();
  return pending;
}

async function find(transaction: Transaction, importId: string): Promise<AccountImport> {
  const [found] = await transaction.run(importById, { tenantId: transaction.tenantId, id: importId });
  if (found === undefined) throw unknown();
  return found;
}

function unknown(): DomainError {
  return new DomainError('not_found', 'accounts.import_unknown');
}
