import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import type { ImportColumn } from '../../domain/import/columns.js';
import type { ImportError, ImportRow } from '../../domain/import/import-row.js';

/** An account of a file with what another module keeps of it. */
export interface ImportedAccount {
  readonly id: string;
  readonly username: string;
  /** By the keys of columns. */
  readonly fields: Readonly<Record<string, string>>;
}

/** What another module keeps of accounts that come from a file. */
export interface ImportPart {
  /** Columns that a file may have, as they are now. */
  columns(transaction: Transaction): Promise<readonly ImportColumn[]>;
  /** What keeps these rows from being imported now: values that others have, or that a column no longer takes. */
  conflicts(
    transaction: Transaction,
    rows: readonly Pick<ImportRow, 'row' | 'fields'>[],
  ): Promise<readonly ImportError[]>;
  /** Keeps what the file says of accounts that were just made. */
  keep(transaction: Transaction, accounts: readonly ImportedAccount[]): Promise<void>;
}

/** Those who add columns to files of accounts. */
@Injectable()
export class ImportParts {
  readonly #parts: ImportPart[] = [];

  register(part: ImportPart): void {
    this.#parts.push(part);
  }

  async columns(transaction: Transaction): Promise<readonly ImportColumn[]> {
    const columns: ImportColumn[] = [];
    for (const part of this.#parts) columns.push(...(await part.columns(transaction)));
    return columns;
  }

  async conflicts(transaction: Transaction, rows: readonly ImportRow[]): Promise<readonly ImportError[]> {
    const filled = rows.filter(hasFields);
    const found: ImportError[] = [];
    if (filled.length === 0) return found;
    for (const part of this.#parts) found.push(...(await part.conflicts(transaction, filled)));
    return found;
  }

  async keep(transaction: Transaction, accounts: readonly ImportedAccount[]): Promise<void> {
    const filled = accounts.filter(hasFields);
    if (filled.length === 0) return;
    for (const part of this.#parts) await part.keep(transaction, filled);
  }
}

function hasFields({ fields }: Pick<ImportRow, 'fields'>): boolean {
  return Object.keys(fields).length > 0;
}
