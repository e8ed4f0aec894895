import * as z from 'zod';
import { hasOddMarks } from './combining-marks.js';
import { hiddenIn, isVisible } from './hidden-characters.js';

/**
 * One line that other people read, such as a name or a reason: NFC, normalized spaces, none at the ends, no invisible characters, and at
 * least one visible one (RFC 8266, UTS #39). Not for comparison: names may look alike.
 *
 * @param longest in UTF-16 units, after normalization
 */
export function shownText(longest: number) {
  const typed = z.string().overwrite(asOneLine).min(1, { error: 'is missing', abort: true });
  return seen(typed, longest).refine(isVisible, 'is missing');
}

/** Like `shownText`, but with several lines, and may be empty. */
export function shownLines(longest: number) {
  return seen(z.string().overwrite(asLines), longest, '\n');
}

function seen(text: z.ZodString, longest: number, besides = '') {
  const hidden = (typed: string): string | undefined => hiddenIn(typed.replaceAll(besides, ''));
  return text
    .max(longest, `is at most ${String(longest)} characters`)
    .refine((typed) => hidden(typed) === undefined, {
      error: ({ input }) =>
        `holds a character that cannot be seen, ${hidden(String(input)) ?? ''}: delete it, or type the text anew`,
      abort: true,
    })
    .refine((typed) => !hasOddMarks(typed), {
      error: 'has marks on nothing, or too many on one letter',
      abort: true,
    });
}

function asOneLine(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/\p{Zs}+/gu, ' ')
    .trim();
}

function asLines(text: string): string {
  return text.normalize('NFC').replaceAll(/\r\n?/g, '\n').trim();
}
