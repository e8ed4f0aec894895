import { identifierKey, skeletonOf } from '#kernel';
import type { ImportColumn } from './columns.js';
import type { ImportError, ImportRow } from './import-row.js';

/** Errors for values that occur twice in a file and must be unique, at their second occurrence. */
export function duplicatesOf(
  rows: readonly ImportRow[],
  more: readonly ImportColumn[],
): readonly ImportError[] {
  const usernames = repeated(rows, 'username', 'duplicate', ({ username }) => identifierKey(username));
  const named = new Set(usernames.map(({ row }) => row));
  const looks = repeated(rows, 'username', 'lookalike', ({ username }) => skeletonOf(username));
  return [
    ...usernames,
    ...looks.filter(({ row }) => !named.has(row)),
    ...repeated(rows, 'email', 'duplicate', ({ email }) => (email === null ? null : identifierKey(email))),
    ...more.flatMap(({ key, isUnique }) => (isUnique ? repeatedIn(rows, key) : [])),
  ];
}

function repeatedIn(rows: readonly ImportRow[], key: string): readonly ImportError[] {
  const found = repeated(rows, key, 'duplicate', ({ fields }) => {
    const value = fields[key];
    return value === undefined ? null : identifierKey(value);
  });
  return found.map((error) => ({ ...error, code: 'fields.duplicate' }));
}

function repeated(
  rows: readonly ImportRow[],
  field: string,
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
