import { isHeader, type ImportColumn } from './columns.js';
import { recordsOf } from './records.js';

/** Supported separators between the cells of a file. */
export const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t' } as const;

export type Separator = keyof typeof SEPARATORS;

/** The first line with which Excel recognises the separator, in quotes if it was saved as a cell; it is not a row. */
const SEPARATOR_LINE = /^(?<quote>"?)sep=(?<sign>[^\r\n])\k<quote>[\r\n]+/i;

/**
 * The separator of a file: the chosen one, the one in its first line (`sep=;`), or the one that makes its first row a header. A file has
 * one separator: in a file with commas, a semicolon is part of a name.
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
    return []; // with a wrong separator, quotes appear in invalid places
  }
}

function signOf(sign: string | undefined): Separator | undefined {
  return separators().find((separator) => SEPARATORS[separator] === sign);
}

function separators(): readonly Separator[] {
  return Object.keys(SEPARATORS) as Separator[];
}
