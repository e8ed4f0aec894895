import * as z from 'zod';

/** What an incoming text may contain. */
export interface TextShape {
  /** Maximum length, in UTF-16 code units. */
  readonly max: number;
  /** Minimum length; 0 by default. */
  readonly min?: number;
  /** White space at both ends is removed before the text is measured. */
  readonly trim?: boolean;
  /**
   * Which control characters it may hold: none, line breaks (normalized to `\n`), or all but NUL, for texts that are never shown, such as
   * passwords.
   */
  readonly controls?: 'none' | 'line breaks' | 'all but NUL';
  /** Subject of every message: `The name`. */
  readonly what?: string;
}

/** Some readers treat U+2028 and U+2029 as line ends. `Cs` is a lone surrogate. */
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
 * The type of every incoming text: bounded, whole Unicode characters and no NUL, so that PostgreSQL, JSON and headers accept it. All other
 * text types build on it.
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

/** Browsers send line breaks in forms as two characters; other texts may hold Unicode line breaks. */
function withPlainBreaks(text: string): string {
  return text.replaceAll(/\r\n|[\u2028\u2029]/g, '\n');
}
