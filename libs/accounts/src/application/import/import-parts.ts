import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import type { ImportColumn } from '../../domain/import/columns.js';
import type { ImportError, ImportRow } from '../../domain/import/import-row.js';

/** An account of a file, with the fields that another module stores. */
export interface ImportedAccount {
  readonly id: string;
  readonly username: string;
  /** By column key. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Another module's columns in files of accounts. */
export interface ImportPart {
  /** The columns that a file may have, as of now. */
  columns(transaction: Transaction): Promise<readonly ImportColumn[]>;
  /** Reasons why these rows cannot be imported now: values that other accounts have, or that a column no longer accepts. */
  conflicts(
    transaction: Transaction,
    rows: readonly Pick<ImportRow, 'row' | 'fields'>[],
  ): Promise<readonly ImportError[]>;
  /** Stores the fields of accounts that were just created. */
  keep(transaction: Transaction, accounts: readonly ImportedAccount[]): Promise<void>;
}

/** The modules that add columns to files of accounts. */
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
