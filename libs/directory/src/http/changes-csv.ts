import type { Change } from '../domain/change.js';

const HEADER = ['person', 'name', 'change', 'reason', 'account', 'done'];

/** A cell that begins so would be a formula to a spreadsheet; it gets an apostrophe before it. */
const FORMULA_START = /^[=+\-@\t\r']/;

/** Changes as lines of CSV, in UTF-8 with a byte order mark, as spreadsheets read Chinese names only so. */
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
