/** The languages every page exists in. */
export const LOCALES = ['en', 'zh'] as const;

export type Locale = (typeof LOCALES)[number];

/** The value of `<html lang>` (BCP 47). */
export const LANGUAGE_TAG: Readonly<Record<Locale, string>> = { en: 'en', zh: 'zh-CN' };

/** What a language calls itself; the language switch never translates it. */
export const LANGUAGE_NAME: Readonly<Record<Locale, string>> = { en: 'English', zh: '简体中文' };
