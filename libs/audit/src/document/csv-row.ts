import * as z from 'zod';
import type { AuditDocument } from './audit-document.js';
import { documentOf, type EntryRow } from './entry-row.js';

/** The header of a CSV export: one column for each field. Null is an empty cell; `targets` and `detail` contain JSON. */
export const CSV_COLUMNS = [
  'version',
  'tenant',
  'sequence',
  'id',
  'occurredAt',
  'recordedAt',
  'type',
  'outcome',
  'reason',
  'actorKind',
  'actorId',
  'targets',
  'method',
  'browserIp',
  'browserAgent',
  'browserName',
  'browserOs',
  'phoneIp',
  'phoneAgent',
  'phoneName',
  'phoneOs',
  'correlationId',
  'causationId',
  'detail',
  'previousHash',
  'hash',
] as const satisfies readonly ('version' | keyof EntryRow)[];

/**
 * Spreadsheets take cells with such a beginning for formulas. They get an apostrophe in front, and so do cells that already begin with one, so that readers
 * can always remove one apostrophe to restore the text.
 */
export const FORMULA_START = /^[=+\-@\t\r']/;

const cells = z.strictObject(
  Object.fromEntries(CSV_COLUMNS.map((column) => [column, z.string()])) as Record<
    (typeof CSV_COLUMNS)[number],
    z.ZodString
  >,
);
const json = z.string().transform((text): unknown => JSON.parse(text));

/** Reads the document of a CSV line by its columns. The content is not checked. Throws for an invalid line. */
export function documentOfCells(line: unknown): AuditDocument {
  const { version, targets, detail, ...rest } = cells.parse(line);
  if (version !== '1') throw new TypeError('it is of another version');
  const plain = Object.fromEntries(Object.entries(rest).map(([column, cell]) => [column, plainOf(cell)]));
  const nested = { targets: json.parse(plainOf(targets)), detail: json.parse(plainOf(detail)) };
  return documentOf({ ...plain, ...nested } as unknown as EntryRow);
}

function plainOf(cell: string): string | null {
  if (cell === '') return null;
  return cell.startsWith("'") ? cell.slice(1) : cell;
}
