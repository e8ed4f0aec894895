import * as z from 'zod';
import type { AuditDocument } from './audit-document.js';
import { documentOf, type EntryRow } from './entry-row.js';

/** The header of an export as CSV: a column for each field. Null is an empty cell; `targets` and `detail` hold JSON. */
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
 * A cell that begins so would be a formula to a spreadsheet. It gets an apostrophe before it, and so does a cell that has
 * one already: whoever reads takes one away, and has what was written.
 */
export const FORMULA_START = /^[=+\-@\t\r']/;

const cells = z.strictObject(
  Object.fromEntries(CSV_COLUMNS.map((column) => [column, z.string()])) as Record<
    (typeof CSV_COLUMNS)[number],
    z.ZodString
  >,
);
const json = z.string().transform((text): unknown => JSON.parse(text));

/** The document in a line of CSV, given by its columns. Its content is not checked. Throws for what is no such line. */
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
