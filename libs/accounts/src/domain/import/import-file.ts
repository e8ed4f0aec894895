import { newAccount } from '../new-account.js';
import type { Role } from '../role.js';
import { columnsOf, type ImportColumn } from './columns.js';
import { decodeFile } from './decode-file.js';
import { duplicatesOf } from './duplicates.js';
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
  /** What other modules keep, by the keys of their columns; nothing for an empty cell. */
  readonly fields: Readonly<Record<string, string>>;
}

/** What is wrong with a row. */
export interface ImportError {
  readonly row: number;
  /** The column: a field of accounts, or the key of another module's. */
  readonly field: string;
  /**
   * Of another module's column `fields.invalid`, `.missing`, `.duplicate`, `.taken`, `.separator` or `.mangled`; of others `<field>.invalid`, `<field>.duplicate`, `<field>.taken`, `username.confusable`, `username.lookalike`, `role.owner_required`,
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
  const read = records.map((record) => rowOf(record, columns, more));
  const rows = read.flatMap(({ row }) => row ?? []);
  const errors = [...read.flatMap((one) => one.errors), ...duplicatesOf(rows, more)];
  return { encoding, separator, rows, errors };
}

function rowOf(
  { row, cells }: FileRecord,
  columns: readonly (string | undefined)[],
  more: readonly ImportColumn[],
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
    return {
      row: undefined,
      errors: [{ row, field: broken, code: codeOf(broken, 'separator', more), message }],
    };
  }
  const mangled = columns.find((_, index) => isMangled(cells[index] ?? ''));
  if (mangled !== undefined) {
    const message =
      'was lost when the file was saved in the wrong encoding: save it anew as "CSV UTF-8" from where it is still right';
    return {
      row: undefined,
      errors: [{ row, field: mangled, code: codeOf(mangled, 'mangled', more), message }],
    };
  }
  const result = newAccount.safeParse({
    username,
    displayName: displayName === '' ? username : displayName,
    email: email === '' ? null : email,
    phoneNumber: phoneNumber === '' ? null : phoneNumber,
    role: role === '' ? 'member' : role.toLowerCase(),
  });
  const others = fieldsOf(row, found, more);
  if (result.success && others.errors.length === 0)
    return { row: { row, ...result.data, fields: others.fields }, errors: [] };
  // A username that is wrong is so once, not as the display name, too.
  const wrong = new Map(
    (result.error?.issues ?? []).map(({ path, message }) => [String(path[0]), message] as const),
  );
  if (wrong.has('username') && displayName === '') wrong.delete('displayName');
  const errors = [...wrong].map(([field, message]) => ({ row, field, code: `${field}.invalid`, message }));
  return { row: undefined, errors: [...errors, ...others.errors] };
}

/** What a row has in the columns of other modules. */
function fieldsOf(
  row: number,
  found: ReadonlyMap<string | undefined, string>,
  more: readonly ImportColumn[],
): { readonly fields: Readonly<Record<string, string>>; readonly errors: readonly ImportError[] } {
  const [fields, errors]: [Record<string, string>, ImportError[]] = [{}, []];
  for (const { key, isRequired, read } of more) {
    const cell = found.get(key);
    if (cell === undefined || (cell === '' && !isRequired)) continue;
    if (cell === '') {
      errors.push({ row, field: key, code: 'fields.missing', message: 'is required' });
      continue;
    }
    const result = read(cell);
    if ('value' in result) fields[key] = result.value;
    else errors.push({ row, field: key, code: 'fields.invalid', message: result.wrong });
  }
  return { fields, errors };
}

function codeOf(field: string, what: string, more: readonly ImportColumn[]): string {
  return `${more.some(({ key }) => key === field) ? 'fields' : field}.${what}`;
}

/**
 * The cell in which another separator stands, in a row that lacks cells: `Zhang Wei;administrator` is a slip, and neither a name nor
 * a role. Rows that merely end early are whole: Excel leaves out empty cells at the end.
 */
function brokenCell(cells: readonly string[], columns: readonly (string | undefined)[]): string | undefined {
  if (cells.length >= columns.length) return undefined;
  return columns[cells.findIndex((cell) => /[,;\t]/.test(cell))];
}
