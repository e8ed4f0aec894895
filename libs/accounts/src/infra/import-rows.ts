import { DomainError } from '#kernel';
import type { Transaction } from '#database';
import type { AccountImport, ImportState } from '../domain/import/account-import.js';
import type { Encoding } from '../domain/import/encodings.js';
import type { ImportError, ImportRow } from '../domain/import/import-file.js';
import type { Separator } from '../domain/import/separator.js';
import { isTurnTaken } from './import-turn.js';

interface StoredImport {
  readonly id: string;
  readonly state: ImportState;
  readonly created_at: Date;
  readonly finished_at: Date | null;
  readonly encoding: Encoding;
  readonly separator: Separator;
  readonly preview: readonly ImportRow[];
  readonly total: number;
  readonly imported: number;
  readonly skipped: number;
  readonly errors: readonly ImportError[];
}

/** An import with the accounts that it makes. */
export interface PendingImport extends AccountImport {
  readonly rows: readonly ImportRow[];
  /** The account that checked the file; null: the operator. */
  readonly createdBy: string | null;
}

/** Accounts of a file that are shown before they are made. */
const MOST_SHOWN = 100;

const COLUMNS = `id, state, created_at, finished_at, encoding, separator, total, imported, skipped, errors,
  jsonb_path_query_array(rows, '$[0 to ${String(MOST_SHOWN - 1)}]') as preview`;

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
  const row = await find<{ readonly rows: readonly ImportRow[]; readonly created_by: string | null }>(
    transaction,
    `${COLUMNS}, rows, created_by`,
    importId,
  );
  return { ...importOf(row), rows: row.rows, createdBy: row.created_by };
}

export async function insertImport(
  transaction: Transaction,
  made: Pick<
    PendingImport,
    'id' | 'createdAt' | 'encoding' | 'separator' | 'total' | 'errors' | 'rows' | 'createdBy'
  >,
): Promise<void> {
  await transaction.query(
    `insert into accounts.import (id, tenant_id, created_by, created_at, state, rows, total, errors, encoding, separator)
     values ($1, $2, $3, $4, 'checked', $5, $6, $7, $8, $9)`,
    [
      made.id,
      transaction.tenantId,
      made.createdBy,
      made.createdAt,
      JSON.stringify(made.rows),
      made.total,
      JSON.stringify(made.errors),
      made.encoding,
      made.separator,
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
  const { id, state, encoding, separator, preview, total, imported, skipped, errors } = row;
  return {
    id,
    state,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    encoding,
    separator,
    preview,
    total,
    imported,
    skipped,
    errors,
  };
}
