import { identifierKey, skeletonOf } from '#kernel';
import { newAccount } from '../new-account.js';
import type { Role } from '../role.js';
import { columnsOf, type ImportField } from './columns.js';
import { decodeFile } from './decode-file.js';
import type { Encoding } from './encodings.js';
import { isMangled } from './mangled.js';
import { recordsOf, type FileRecord } from './records.js';
import { refused } from './refused.js';
import { SEPARATORS, separatorOf, type Separator } from './separator.js';

/** Accounts in one file at most, and its size in bytes, which the API refuses before it is read. */
const MOST_ROWS = 5_000;
const MOST_BYTES = 1024 * 1024;

/** An account as the file has it, and the row of the spreadsheet it stands in; the header is row 1. */
export interface ImportRow {
  readonly row: number;
  readonly username: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly phoneNumber: string | null;
  readonly role: Role;
}

/** What is wrong with a row. */
export interface ImportError {
  readonly row: number;
  readonly field: ImportField;
  /**
   * `<field>.invalid`, `<field>.duplicate`, `<field>.taken`, `username.confusable`, `username.lookalike`, `role.owner_required`,
   * `<field>.separator`, or `<field>.mangled`.
   */
  readonly code: string;
  /** One English sentence for people. */
  readonly message: string;
}

/** How a file is read, where somebody chose it. */
export interface Reading {
  readonly encoding?: Encoding | undefined;
  readonly separator?: Separator | undefined;
}

/** What a file holds, and how it was read. */
export interface ImportFile {
  readonly encoding: Encoding;
  readonly separator: Separator;
  readonly rows: readonly ImportRow[];
  readonly errors: readonly ImportError[];
}

/**
 * Reads a CSV file of accounts: a header row, then one account a row. `username` must be there; `displayName` is the
 * username, `role` is `member`, `email` and `phoneNumber` are nothing where they are left out. Empty rows and columns count for nothing.
 *
 * @throws DomainError `accounts.import_unreadable`, `accounts.import_not_utf8`, `accounts.import_encoding_wrong`, `accounts.import_encoding_unclear`,
 * `accounts.import_workbook`, `accounts.import_columns`, `accounts.import_too_large`, `accounts.import_empty`
 */
export function readImportFile(bytes: Uint8Array, chosen: Reading = {}): ImportFile {
  if (bytes.length > MOST_BYTES) throw refused('too_large', 'A file has at most 1 MiB.');
  const { text, encoding } = decodeFile(bytes, chosen.encoding);
  const { separator, rows: lines } = separatorOf(text, chosen.separator);
  const [header, ...records] = recordsOf(lines, SEPARATORS[separator]);
  if (records.length > MOST_ROWS) {
    throw refused('too_large', `A file holds at most ${String(MOST_ROWS)} accounts.`);
  }
  const columns = columnsOf(header?.cells ?? []);
  if (records.length === 0) throw refused('empty', 'The file holds no account.');
  const read = records.map((record) => rowOf(record, columns));
  const rows = read.flatMap(({ row }) => row ?? []);
  const errors = [...read.flatMap((one) => one.errors), ...duplicatesOf(rows)];
  return { encoding, separator, rows, errors };
}

function rowOf(
  { row, cells }: FileRecord,
  columns: readonly (ImportField | undefined)[],
): { readonly row: ImportRow | undefined; readonly errors: readonly ImportError[] } {
  if (cells.some((cell, index) => cell !== '' && columns[index] === undefined)) {
    const detail = `Row ${String(row)} has more cells than the header has columns. A cell in which the separator stands needs quotes around it.`;
    throw refused('unreadable', detail, { row, reason: 'too_many_cells' });
  }
  const found = new Map(columns.map((field, index) => [field, cells[index] ?? ''] as const));
  const [username = '', displayName = '', email = '', phoneNumber = '', role = ''] = (
    ['username', 'displayName', 'email', 'phoneNumber', 'role'] as const
  ).map((field) => found.get(field) ?? '');
  const broken = brokenCell(cells, columns);
  if (broken !== undefined) {
    const message =
      'holds a separator while cells are missing behind it: put it in quotes, or correct the separator';
    return { row: undefined, errors: [{ row, field: broken, code: `${broken}.separator`, message }] };
  }
  const mangled = columns.find((_, index) => isMangled(cells[index] ?? ''));
  if (mangled !== undefined) {
    const message =
      'was lost when the file was saved in the wrong encoding: save it anew as "CSV UTF-8" from where it is still right';
    return { row: undefined, errors: [{ row, field: mangled, code: `${mangled}.mangled`, message }] };
  }
  const result = newAccount.safeParse({
    username,
    displayName: displayName === '' ? username : displayName,
    email: email === '' ? null : email,
    phoneNumber: phoneNumber === '' ? null : phoneNumber,
    role: role === '' ? 'member' : role.toLowerCase(),
  });
  if (result.success) return { row: { row, ...result.data }, errors: [] };
  // A username that is wrong is so once, not as the display name, too.
  const wrong = new Map(
    result.error.issues.map(({ path, message }) => [String(path[0]) as ImportField, message] as const),
  );
  if (wrong.has('username') && displayName === '') wrong.delete('displayName');
  const errors = [...wrong].map(([field, message]) => ({ row, field, code: `${field}.invalid`, message }));
  return { row: undefined, errors };
}

/**
 * The cell in which another separator stands, in a row that lacks cells: `Zhang Wei;administrator` is a slip, and neither a name nor
 * a role. Rows that merely end early are whole: Excel leaves out empty cells at the end.
 */
function brokenCell(
  cells: readonly string[],
  columns: readonly (ImportField | undefined)[],
): ImportField | undefined {
  if (cells.length >= columns.length) return undefined;
  return columns[cells.findIndex((cell) => /[,;\t]/.test(cell))];
}

function duplicatesOf(rows: readonly ImportRow[]): readonly ImportError[] {
  const usernames = repeated(rows, 'username', 'duplicate', ({ username }) => identifierKey(username));
  const named = new Set(usernames.map(({ row }) => row));
  const looks = repeated(rows, 'username', 'lookalike', ({ username }) => skeletonOf(username));
  return [
    ...usernames,
    ...looks.filter(({ row }) => !named.has(row)),
    ...repeated(rows, 'email', 'duplicate', ({ email }) => (email === null ? null : identifierKey(email))),
  ];
}

function repeated(
  rows: readonly ImportRow[],
  field: ImportField,
  code: 'duplicate' | 'lookalike',
  keyOf: (row: ImportRow) => string | null,
): readonly ImportError[] {
  const seen = new Map<string, number>();
  return rows.flatMap((row) => {
    const key = keyOf(row);
    if (key === null) return [];
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row.row);
    const what = code === 'duplicate' ? 'is the one' : 'looks like the one';
    return first === undefined
      ? []
      : [{ row: row.row, field, code: `${field}.${code}`, message: `${what} of row ${String(first)}, too` }];
  });
}
