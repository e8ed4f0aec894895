import * as z from 'zod';
import { hasOddMarks } from './combining-marks.js';
import { hiddenIn } from './hidden-characters.js';
import { isOfOneWritingSystem, isShownInOneWay } from './writing-system.js';

/** This mark restores the dot that `i` and `j` lose under another mark: `i̇` looks like `i` (UTS #39, 5.4). */
const DOT_ON_DOT = /\p{SD}\p{M}*\u0307/u;

/**
 * A word that identifies somebody, such as a username: NFKC and lower case (RFC 8265, UsernameCaseMapped), letters and digits of one
 * writing system, with `.` `_` `-` between them. A tenant accepts only one of two words that look alike (`skeletonOf`).
 *
 * @param longest in UTF-16 units, after normalization
 */
export function identifierText(longest: number) {
  return z
    .string()
    .overwrite(identifierKey)
    .min(1, { error: 'is missing', abort: true })
    .max(longest, `is at most ${String(longest)} characters`)
    .refine((word) => hiddenIn(word) === undefined, {
      error: ({ input }) =>
        `holds a character that cannot be seen, ${hiddenIn(String(input)) ?? ''}: delete it, or type the name anew`,
      abort: true,
    })
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]*$/u, {
      error: 'has only letters, digits, dots, hyphens and underscores, and begins with a letter or digit',
      abort: true,
    })
    .refine((word) => isOfOneWritingSystem(word) && isShownInOneWay(word), {
      error:
        'mixes letters of different scripts, which only Chinese, Japanese and Korean with Latin ones may do: write it in one',
      abort: true,
    })
    .refine((word) => !DOT_ON_DOT.test(word) && !hasOddMarks(word), 'has too many marks on one letter');
}

/** The form in which identifiers are stored and compared, so that `Alice`, `alice` and full-width `ａｌｉｃｅ` are the same. */
export function identifierKey(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase().normalize('NFKC');
}
