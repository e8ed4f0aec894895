import { en, type Messages } from './en.js';
import type { Locale } from './locale.js';
import { zh } from './zh.js';

export type { Messages };
export { LANGUAGE_NAME, LANGUAGE_TAG, LOCALES, type Locale } from './locale.js';

const CATALOGUES: Readonly<Record<Locale, Messages>> = { en, zh };

/** All texts of a language. */
export function messages(locale: Locale): Messages {
  return CATALOGUES[locale];
}
