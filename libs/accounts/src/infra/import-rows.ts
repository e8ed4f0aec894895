import { DomainError, type Present } from '#kernel';
import type { Transaction } from '#database';
import type { AccountImport, ImportState } from '../domain/account-import.js';
import type { ImportError, ImportRow } from '../domain/import-file.js';
import { isTurnTaken } from './import-turn.js';

interface StoredImport {
  readonly id: string;
  readonly state: ImportState;
  readonly created_at: Date;
  readonly finished_at: Date | null;
  readonly total: number;
  readonly imported: number;
  readonly skipped: number;
  readonly errors: readonly ImportError[];
}

/** An import with the accounts that it makes. */
export interface PendingImport extends AccountImport {
  readonly rows: readonly ImportRow[];
}

const COLUMNS = 'id, state, created_at, finished_at, total, imported, skipped, errors';

/** @throws DomainError `accounts.import_unknown` */
export async function readImport(transaction: Transaction, importId: string): Promise<AccountImport> {
  const seen = await find(transaction, COLUMNS, importId);
  if (seen.state !== 'running' || (await isTurnTaken(transaction))) return importOf(seen);
  // It may have been done between the two questions. If not, it was cut off: nothing has happened, and it can be done again.
  const now = await find(transaction, COLUMNS, importId);
  return importOf(now.state === 'running' ? { ...now, state: 'checked', imported: 0 } : now);
}

/** @throws DomainError `accounts.import_unknown` */
export async function readPendingImport(transaction: Transaction, importId: string): Promise<PendingImport> {
  const row = await find<{ readonly rows: readonly ImportRow[] }>(transaction, `${COLUMNS}, rows`, importId);
  return { ...importOf(row), rows: row.rows };
}

export async function insertImport(
  transaction: Transaction,
  made: Pick<PendingImport, 'id' | 'total' | 'errors' | 'rows'> & {
    readonly createdAt: Present;
    readonly createdBy: string | undefined;
  },
): Promise<void> {
  await transaction.query(
    `insert into accounts.import (id, tenant_id, created_by, created_at, state, rows, total, errors)
     values ($1, $2, $3, $4, 'checked', $5, $6, $7)`,
    [
      made.id,
      transaction.tenantId,
      made.createdBy ?? null,
      made.createdAt,
      JSON.stringify(made.rows),
      made.total,
      JSON.stringify(made.errors),
    ],
  );
}

async function find<More = unknown>(
  transaction: Transaction,
  columns: string,
  importId: string,
): Promise<StoredImport & More> {
  const [row] = await transaction.query<StoredImport & More & Record<string, unknown>>(
    `select ${columns} from accounts.import where tenant_id = $1 and id = $2`,
    [transaction.tenantId, importId],
  );
  if (row === undefined) throw new DomainError('not_found', 'accounts.import_unknown');
  return row;
}

function importOf(row: StoredImport): AccountImport {
  const { id, state, total, imported, skipped, errors } = row;
  return {
    id,
    state,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    total,
    imported,
    skipped,
    errors,
  };
}
