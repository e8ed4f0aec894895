import type { ImportError } from './import-row.js';

/** Whether an error lies in the file alone, whoever is there. */
export function liesInFile({ code }: Pick<ImportError, 'code'>): boolean {
  return /\.(?:invalid|missing|separator|mangled|duplicate|lookalike)$/.test(code);
}

/** Whether an error keeps its row from being read at all. */
export function keepsFromReading({ code }: Pick<ImportError, 'code'>): boolean {
  return /\.(?:invalid|missing|separator|mangled)$/.test(code);
}
