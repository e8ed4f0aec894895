import type { ImportError } from './import-row.js';

/** Whether an error is in the file itself, independent of the accounts that exist. */
export function liesInFile({ code }: Pick<ImportError, 'code'>): boolean {
  return /\.(?:invalid|missing|separator|mangled|duplicate|lookalike)$/.test(code);
}

/** Whether an error prevents its row from being read at all. */
export function keepsFromReading({ code }: Pick<ImportError, 'code'>): boolean {
  return /\.(?:invalid|missing|separator|mangled)$/.test(code);
}
