import { CsvError, parse } from 'csv-parse/sync';
import { DomainError } from '#kernel';
import { identifierKey } from './identifier-key.js';
import { newAccount } from './new-account.js';
import type { Role } from './role.js';

/** Accounts in one file at most. */
export const MOST_ROWS = 5_000;

/** Columns by the names that they may have in the header row, in lower case and without spaces and underscores. */
const COLUMNS: Readonly<Record<string, ImportField>> = {
  username: 'username',
  displayname: 'displayName',
  name: 'displayName',
  email: 'email',
  role: 'role',
};

export type ImportField = 'username' | 'displayName' | 'email' | 'role';

/** An account as the file has it, and the row of the spreadsheet it stands in; the header is row 1. */
export interface ImportRow {
  readonly row: number;
  readonly username: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly role: Role;
}

/** What is wrong with a row. */
export interface ImportError {
  readonly row: number;
  readonly field: ImportField;
  /** `<field>.invalid`, `<field>.duplicate`, `<field>.taken` or `role.owner_required`. */
  readonly code: string;
  /** One English sentence for people. */
  readonly message: string;
}

/**
 * Reads a CSV file of accounts: a header row, then one account a row. `username` must be there; `displayName` is the
 * user name, `role` is `member` and `email` is nothing where they are left out. Separated by commas, semicolons or tabs.
 *
 * @throws DomainError `accounts.import_unreadable`, `accounts.import_not_utf8`, `accounts.import_columns`,
 * `accounts.import_too_large`, `accounts.import_empty`
 */
export function readImportFile(csv: string): {
  readonly rows: readonly ImportRow[];
  readonly errors: readonly ImportError[];
} {
  if (csv.includes('\uFFFD') || csv.includes('\0')) {
    throw refused('accounts.import_not_utf8', 'The file is not UTF-8. Save it as "CSV UTF-8".');
  }
  const records = recordsOf(csv);
  if (records.length === 0) throw refused('accounts.import_empty', 'The file holds no account.');
  const read = records.map(({ record, info }) => rowOf(record, info.records + info.empty_lines + 1));
  const rows = read.flatMap(({ row }) => row ?? []);
  return { rows, errors: [...read.flatMap(({ errors }) => errors), ...duplicatesOf(rows)] };
}

interface ParsedRecord {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly records: number; readonly empty_lines: number };
}

function recordsOf(csv: string): readonly ParsedRecord[] {
  try {
    const parsed = parse(csv, {
      bom: true,
      columns: columnsOf,
      delimiter: [',', ';', '\t'],
      info: true,
      skip_empty_lines: true,
      trim: true,
      // One more than is taken tells that there are too many.
      to: MOST_ROWS + 1,
    }) as unknown as readonly ParsedRecord[];
    if (parsed.length <= MOST_ROWS) return parsed;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const lines = typeof error['lines'] === 'number' ? error['lines'] : undefined;
    throw refused('accounts.import_unreadable', 'The file is not CSV.', { line: lines, reason: error.code });
  }
  throw refused('accounts.import_too_large', `A file holds at most ${String(MOST_ROWS)} accounts.`);
}

function columnsOf(header: readonly string[]): string[] {
  const fields = header.map((name) => COLUMNS[name.toLowerCase().replaceAll(/[\s_-]/g, '')]);
  const unknown = header.filter((_, index) => fields[index] === undefined);
  const known = fields.filter((field) => field !== undefined);
  if (unknown.length > 0 || !known.includes('username') || new Set(known).size < known.length) {
    throw refused(
      'accounts.import_columns',
      'The first row names the columns, each once: username, and if you like displayName, email, role.',
      { unknown: unknown.slice(0, 20).map((name) => name.slice(0, 100)) },
    );
  }
  return known;
}

function rowOf(
  record: Readonly<Record<string, string>>,
  row: number,
): { readonly row: ImportRow | undefined; readonly errors: readonly ImportError[] } {
  const { username = '', displayName = '', email = '', role = '' } = record;
  const result = newAccount.safeParse({
    username,
    displayName: displayName === '' ? username : displayName,
    email: email === '' ? null : email,
    role: role === '' ? 'member' : role.toLowerCase(),
  });
  if (result.success) return { row: { row, ...result.data }, errors: [] };
  // A missing user name is missing once, not as the display name, too.
  const wrong = new Map(
    result.error.issues.map(({ path, message }) => [String(path[0]) as ImportField, message] as const),
  );
  if (wrong.has('username') && displayName === '') wrong.delete('displayName');
  const errors = [...wrong].map(([field, message]) => ({ row, field, code: `${field}.invalid`, message }));
  return { row: undefined, errors };
}

function duplicatesOf(rows: readonly ImportRow[]): readonly ImportError[] {
  return (['username', 'email'] as const).flatMap((field) => {
    const seen = new Map<string, number>();
    return rows.flatMap(({ row, [field]: name }) => {
      if (name === null) return [];
      const first = seen.get(identifierKey(name));
      if (first === undefined) seen.set(identifierKey(name), row);
      return first === undefined
        ? []
        : [{ row, field, code: `${field}.duplicate`, message: `is the one of row ${String(first)}, too` }];
    });
  });
}

function refused(code: string, detail: string, facts: Readonly<Record<string, unknown>> = {}): DomainError {
  return new DomainError('invalid', code, { detail, facts });
}
