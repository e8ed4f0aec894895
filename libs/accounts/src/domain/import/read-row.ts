import { newAccount } from '../new-account.js';
import type { ImportColumn } from './columns.js';
import type { ImportError, ImportRow } from './import-row.js';
import { isMangled } from './mangled.js';
import type { FileRecord } from './records.js';
import { refused } from './refused.js';

/** Reads an account from a row, or returns all of the row's errors. */
export function readRow(
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
  // An invalid username is reported once, and not as the display name, too.
  const wrong = new Map(
    (result.error?.issues ?? []).map(({ path, message }) => [String(path[0]), message] as const),
  );
  if (wrong.has('username') && displayName === '') wrong.delete('displayName');
  const errors = [...wrong].map(([field, message]) => ({ row, field, code: `${field}.invalid`, message }));
  return { row: undefined, errors: [...errors, ...others.errors] };
}

/** The fields of a row in the columns of other modules. */
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
 * The cell with a different separator, in a row that lacks cells: `Zhang Wei;administrator` is a mistake, and neither a name nor a role.
 * Rows that only end early are complete, as Excel leaves out empty cells at the end.
 */
function brokenCell(cells: readonly string[], columns: readonly (string | undefined)[]): string | undefined {
  if (cells.length >= columns.length) return undefined;
  return columns[cells.findIndex((cell) => /[,;\t]/.test(cell))];
}
