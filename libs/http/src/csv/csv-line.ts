/** A spreadsheet would interpret a cell that begins like this as a formula, so it gets an apostrophe in front. */
const FORMULA_START = /^[=+\-@\t\r']/;

/** Without it spreadsheets misread Chinese names. */
const BYTE_ORDER_MARK = '\uFEFF';

/** The head of a CSV file, in UTF-8: the names of its columns. */
export function csvHead(columns: readonly string[]): string {
  return `${BYTE_ORDER_MARK}${columns.join(',')}\r\n`;
}

/** A line of CSV without formulas. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(text: string): string {
  const harmless = FORMULA_START.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
