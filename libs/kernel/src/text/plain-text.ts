import * as z from 'zod';

/** What a text that somebody sends may be. */
export interface TextShape {
  /** Longest text, in UTF-16 code units. */
  readonly max: number;
  /** Shortest text; 0 when it is left out. */
  readonly min?: number;
  /** White space at both ends does not count and is not kept. */
  readonly trim?: boolean;
  /**
   * Which control characters it may hold: none, line breaks (all of which become `\n`), or all but NUL, for what is never shown,
   * such as passwords.
   */
  readonly controls?: 'none' | 'line breaks' | 'all but NUL';
  /** Named at the start of every message: `The name`. */
  readonly what?: string;
}

/** U+2028 and U+2029 end a line, too, in what reads them. `Cs` is half a character: a surrogate that stands alone. */
const CONTROLS = {
  none: {
    form: /^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u,
    message: 'is one line of whole characters, without control characters',
  },
  'line breaks': {
    form: /^(?:[^\p{Cc}\p{Cs}\u2028\u2029]|\n)*$/u,
    message: 'has no halves of characters, and no control characters besides line breaks',
  },
  'all but NUL': { form: /^[^\0\p{Cs}]*$/u, message: 'has no NUL and no halves of characters' },
} as const;

/**
 * The type of every text that comes from outside: whole Unicode characters and no NUL, so that PostgreSQL, JSON and headers take it,
 * and bounded. Every other type of text is made of this one.
 */
export function plainText({ max, min = 0, trim = false, controls = 'none', what = 'A text' }: TextShape) {
  const { form, message } = CONTROLS[controls];
  const written = controls === 'line breaks' ? z.string().overwrite(withPlainBreaks) : z.string();
  const text = trim ? written.trim() : written;
  const least = min === 1 ? `${what} is not empty` : `${what} has at least ${String(min)} characters`;
  return (min === 0 ? text : text.min(min, least))
    .max(max, `${what} is at most ${String(max)} characters`)
    .regex(form, `${what} ${message}`);
}

/** Browsers send line breaks of forms as two characters, and texts from elsewhere may hold those of Unicode. */
function withPlainBreaks(text: string): string {
  return text.replaceAll(/\r\n|[\u2028\u2029]/g, '\n');
}
