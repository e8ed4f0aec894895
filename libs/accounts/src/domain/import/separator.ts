import { isHeader, type ImportColumn } from './columns.js';
import { recordsOf } from './records.js';

/** What may stand between the cells of a file. */
export const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t' } as const;

export type Separator = keyof typeof SEPARATORS;

/** The first line by which Excel learns the separator, in quotes where it was saved as a cell; it is no row. */
const SEPARATOR_LINE = /^(?<quote>"?)sep=(?<sign>[^\r\n])\k<quote>[\r\n]+/i;

/**
 * The separator of a file: what somebody chose, what its first line says (`sep=;`), or what makes a header of its first row.
 * It is one for the whole file: a semicolon in a file of commas is a part of somebody's name, and no end of it.
 */
export function separatorOf(
  text: string,
  chosen: Separator | undefined,
  more: readonly ImportColumn[],
): { readonly separator: Separator; readonly rows: string } {
  const line = SEPARATOR_LINE.exec(text);
  const rows = line === null ? text : text.slice(line[0].length);
  const said = signOf(line?.groups?.['sign']);
  return { separator: chosen ?? said ?? ofHeader(rows, more) ?? 'comma', rows };
}

function ofHeader(rows: string, more: readonly ImportColumn[]): Separator | undefined {
  const [first = ''] = /[^\r\n\t ,;][^\r\n]*/u.exec(rows) ?? [];
  return separators().find((separator) => {
    const cells = headerOf(first, SEPARATORS[separator]);
    return cells.length > 1 && isHeader(cells, more);
  });
}

function headerOf(line: string, sign: string): readonly string[] {
  try {
    return recordsOf(line, sign)[0]?.cells ?? [];
  } catch {
    return []; // with another separator its quotes stand where none may
  }
}

function signOf(sign: string | undefined): Separator | undefined {
  return separators().find((separator) => SEPARATORS[separator] === sign);
}

function separators(): readonly Separator[] {
  return Object.keys(SEPARATORS) as Separator[];
}
