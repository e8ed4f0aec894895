/** A spreadsheet would take a cell that begins like this for a formula, so an apostrophe is put before it. */
const FORMULA_START = /^[=+\-@\t\r']/;

/** Without it spreadsheets misread Chinese names. */
const BYTE_ORDER_MARK = '\uFEFF';

/** How a file of CSV begins, in UTF-8: the names of its columns. */
export function csvHead(columns: readonly string[]): string {
  return `${BYTE_ORDER_MARK}${columns.join(',')}\r\n`;
}

/** A line of CSV, in which nothing is a formula. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(text: string): string {
  const harmless = FORMULA_START.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
