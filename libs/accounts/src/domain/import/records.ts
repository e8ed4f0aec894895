import { CsvError, parse } from 'csv-parse/sync';
import { refused } from './refused.js';

/** A row that is not empty, and its number in the spreadsheet; the first one is row 1. */
export interface FileRecord {
  readonly row: number;
  readonly cells: readonly string[];
}

/**
 * The rows of a CSV text (RFC 4180), without those in which every cell is empty.
 *
 * @throws DomainError `accounts.import_unreadable`
 */
export function recordsOf(text: string, separator: string): readonly FileRecord[] {
  try {
    const rows = parse(text, {
      delimiter: separator,
      relax_column_count: true,
      skip_empty_lines: false,
      trim: true,
    });
    return rows
      .map((cells, index) => ({ row: index + 1, cells }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : undefined;
    throw refused('unreadable', 'The file is not CSV.', { line, reason: error.code });
  }
}
