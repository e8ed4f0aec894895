/** The languages every page exists in. */
export const LOCALES = ['en', 'zh'] as const;

export type Locale = (typeof LOCALES)[number];

/** The value of `<html lang>` (BCP 47). */
export const LANGUAGE_TAG: Readonly<Record<Locale, string>> = { en: 'en', zh: 'zh-CN' };

/** The language by which dates are written, of one that `<html lang>` names: English ones read 28 Nov 2026. */
export function languageOfDates(tag: string): string {
  return tag === LANGUAGE_TAG.en ? 'en-GB' : tag;
}

/** What a language calls itself; the language switch never translates it. */
export const LANGUAGE_NAME: Readonly<Record<Locale, string>> = { en: 'English', zh: '简体中文' };
