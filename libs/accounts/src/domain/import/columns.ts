import { refused } from './refused.js';

export type ImportField = 'username' | 'displayName' | 'email' | 'phoneNumber' | 'role';

/** Columns by their accepted names in the header row, in lower case and without spaces and underscores. */
const COLUMNS: Readonly<Record<string, ImportField>> = {
  username: 'username',
  displayname: 'displayName',
  name: 'displayName',
  email: 'email',
  phonenumber: 'phoneNumber',
  phone: 'phoneNumber',
  mobile: 'phoneNumber',
  role: 'role',
};

/** A column for a field of an account that another module stores. */
export interface ImportColumn {
  /** Its name in the header row, and the key of the stored value. */
  readonly key: string;
  /** Whether each row must have a value if the column is present. */
  readonly isRequired: boolean;
  /** Whether no two accounts may have the same value. */
  readonly isUnique: boolean;
  /** Returns the value as it is stored, or what is wrong with it, as the end of an English sentence. */
  readonly read: (text: string) => { readonly value: string } | { readonly wrong: string };
}

/**
 * The column of each cell of a header row: a field of accounts, or the key of one of these columns; undefined for a cell without a name,
 * whose column must be empty.
 *
 * @throws DomainError `accounts.import_columns`
 */
export function columnsOf(
  header: readonly string[],
  more: readonly ImportColumn[],
): readonly (string | undefined)[] {
  const unknown = header.filter((name) => name !== '' && fieldOf(name, more) === undefined);
  if (unknown.length > 0 || !isHeader(header, more)) {
    const others = more.length === 0 ? '' : `, ${more.map(({ key }) => key).join(', ')}`;
    throw refused(
      'columns',
      `The first row names the columns, each once: username, and if you like displayName, email, phoneNumber, role${others}.`,
      { unknown: unknown.slice(0, 20).map((name) => name.slice(0, 100)) },
    );
  }
  return header.map((name) => fieldOf(name, more));
}

/** Whether cells name columns, each once and including the username. */
export function isHeader(cells: readonly string[], more: readonly ImportColumn[]): boolean {
  const named = cells.filter((name) => name !== '');
  const fields = new Set(named.map((name) => fieldOf(name, more)));
  return fields.size === named.length && fields.has('username') && !fields.has(undefined);
}

/** If keys differ only in capitals, hyphens and underscores, only the exact key names a column. */
function fieldOf(name: string, more: readonly ImportColumn[]): string | undefined {
  const own = COLUMNS[plain(name)];
  if (own !== undefined) return own;
  if (more.some(({ key }) => key === name)) return name;
  const alike = more.filter(({ key }) => plain(key) === plain(name));
  return alike.length === 1 ? alike[0]?.key : undefined;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]/g, '');
}
