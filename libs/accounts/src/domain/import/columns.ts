import { refused } from './refused.js';

export type ImportField = 'username' | 'displayName' | 'email' | 'phoneNumber' | 'role';

/** Columns by the names that they may have in the header row, in lower case and without spaces and underscores. */
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

/** The column of each cell of a header row; undefined for a cell without a name, whose column must be empty. */
export function columnsOf(header: readonly string[]): readonly (ImportField | undefined)[] {
  const unknown = header.filter((name) => name !== '' && fieldOf(name) === undefined);
  if (unknown.length > 0 || !isHeader(header)) {
    throw refused(
      'columns',
      'The first row names the columns, each once: username, and if you like displayName, email, phoneNumber, role.',
      { unknown: unknown.slice(0, 20).map((name) => name.slice(0, 100)) },
    );
  }
  return header.map(fieldOf);
}

/** Whether cells name columns, each once, the username among them. */
export function isHeader(cells: readonly string[]): boolean {
  const named = cells.filter((name) => name !== '');
  const fields = new Set(named.map(fieldOf));
  return fields.size === named.length && fields.has('username') && !fields.has(undefined);
}

function fieldOf(name: string): ImportField | undefined {
  return COLUMNS[name.toLowerCase().replaceAll(/[\s_-]/g, '')];
}
