import type { Locale } from './locale.js';

/** The texts of one lib by language. English defines the shape that every other language must match. */
export function textsIn<T>(en: T, zh: NoInfer<T>): (locale: Locale) => T {
  const catalogues: Readonly<Record<Locale, T>> = { en, zh };
  return (locale) => catalogues[locale];
}
