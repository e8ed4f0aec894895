import { columnsOf, type ImportColumn } from './columns.js';
import { decodeFile } from './decode-file.js';
import { duplicatesOf } from './duplicates.js';
import type { Encoding } from './encodings.js';
import type { ImportError, ImportRow } from './import-row.js';
import { readRow } from './read-row.js';
import { recordsOf } from './records.js';
import { refused } from './refused.js';
import { SEPARATORS, separatorOf, type Separator } from './separator.js';

/** Maximum number of accounts in one file, and its largest size in bytes, which the API enforces before it reads the file. */
const MOST_ROWS = 5_000;
const MOST_BYTES = 1024 * 1024;

/** The chosen settings for reading a file. */
export interface Reading {
  readonly encoding?: Encoding | undefined;
  readonly separator?: Separator | undefined;
}

/** The content of a file, and how it was read. */
export interface ImportFile {
  readonly encoding: Encoding;
  readonly separator: Separator;
  readonly rows: readonly ImportRow[];
  readonly errors: readonly ImportError[];
}

/**
 * Reads a CSV file of accounts: a header row, then one account per row. `username` is required. If left out, `displayName` is the username,
 * `role` is `member`, and `email` and `phoneNumber` are empty. Empty rows and columns are ignored.
 *
 * @throws DomainError `accounts.import_unreadable`, `accounts.import_not_utf8`, `accounts.import_encoding_wrong`,
 * `accounts.import_encoding_unclear`, `accounts.import_workbook`, `accounts.import_columns`, `accounts.import_too_large`,
 * `accounts.import_empty`
 */
export function readImportFile(
  bytes: Uint8Array,
  chosen: Reading = {},
  more: readonly ImportColumn[] = [],
): ImportFile {
  if (bytes.length > MOST_BYTES) throw refused('too_large', 'A file has at most 1 MiB.');
  const { text, encoding } = decodeFile(bytes, chosen.encoding);
  const { separator, rows: lines } = separatorOf(text, chosen.separator, more);
  const [header, ...records] = recordsOf(lines, SEPARATORS[separator]);
  if (records.length > MOST_ROWS) {
    throw refused('too_large', `A file holds at most ${String(MOST_ROWS)} accounts.`);
  }
  const columns = columnsOf(header?.cells ?? [], more);
  if (records.length === 0) throw refused('empty', 'The file holds no account.');
  const read = records.map((record) => readRow(record, columns, more));
  const rows = read.flatMap(({ row }) => row ?? []);
  const errors = [...read.flatMap((one) => one.errors), ...duplicatesOf(rows, more)];
  return { encoding, separator, rows, errors };
}
