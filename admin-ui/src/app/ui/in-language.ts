/** A text of the API in both languages of the product. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/** A text of the API in the console's language. */
export function inLanguage(text: Bilingual, locale: string): string {
  return locale.startsWith('zh') ? text.zh : text.en;
}
