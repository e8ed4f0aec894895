/** The languages every page exists in. */
export const LOCALES = ['en', 'zh'] as const;

export type Locale = (typeof LOCALES)[number];

/** The value of `<html lang>` (BCP 47). */
export const LANGUAGE_TAG: Readonly<Record<Locale, string>> = { en: 'en', zh: 'zh-CN' };

/** The language for formatting dates, derived from `<html lang>`: English dates read 28 Nov 2026. */
export function languageOfDates(tag: string): string {
  return tag === LANGUAGE_TAG.en ? 'en-GB' : tag;
}

/** The name of a language in that language; the language switch never translates it. */
export const LANGUAGE_NAME: Readonly<Record<Locale, string>> = { en: 'English', zh: '简体中文' };
