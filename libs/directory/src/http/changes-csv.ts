import type { Change } from '../domain/change.js';

const HEADER = ['person', 'name', 'change', 'reason', 'account', 'done'];

/** A spreadsheet would take a cell that begins like this for a formula, so an apostrophe is put before it. */
const FORMULA_START = /^[=+\-@\t\r']/;

/** Changes as lines of CSV, in UTF-8 with a byte order mark, without which spreadsheets misread Chinese names. */
export async function* changesCsv(pages: AsyncIterable<readonly Change[]>): AsyncGenerator<string> {
  yield `\uFEFF${HEADER.join(',')}\r\n`;
  for await (const changes of pages) yield changes.map(lineOf).join('');
}

function lineOf({ seat, name, kind, reason, accountId, isApplied }: Change): string {
  const cells = [seat, name, kind, reason ?? '', accountId ?? '', isApplied ? 'yes' : 'no'];
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(text: string): string {
  const harmless = FORMULA_START.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
