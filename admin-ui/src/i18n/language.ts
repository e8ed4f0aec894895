import { loadTranslations } from '@angular/localize';
import { inBrowser } from '../app/kept';

/** The languages of the console, as BCP 47 tags. */
export const LANGUAGES = ['en', 'zh-CN'] as const;

export type Language = (typeof LANGUAGES)[number];

/** What a language calls itself; the language switch never translates it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '简体中文' };

/** By what dates and numbers are written: English ones as the British write them, as the texts are. */
export const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', 'zh-CN': 'zh-CN' };

const KEPT = 'openeiam.language';

/** In the address, where the browser keeps nothing. */
const GIVEN = 'lang';

/** The language that this browser chose before, or else the first that it asks for and the console has. */
export function chooseLanguage(): Language {
  const given = new URLSearchParams(location.search).get(GIVEN);
  const wanted = [inBrowser.read(KEPT) ?? given ?? '', ...navigator.languages];
  const found = wanted.map((tag) => (/^zh\b/i.test(tag) ? 'zh-CN' : /^en\b/i.test(tag) ? 'en' : undefined));
  return found.find((language) => language !== undefined) ?? 'en';
}

/** Keeps the choice and starts anew with it: texts are read once, when the console starts. */
export function switchLanguage(language: Language): void {
  if (inBrowser.keep(KEPT, language)) {
    location.reload();
    return;
  }
  const here = new URL(location.href);
  here.searchParams.set(GIVEN, language);
  location.replace(here);
}

/** Loads the texts of a language; English ones stand in the code. */
export async function loadTexts(language: Language): Promise<void> {
  document.documentElement.lang = language;
  if (language === 'en') return;
  const { texts } = await import('./zh-cn');
  loadTranslations(texts);
}
