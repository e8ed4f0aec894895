import { loadTranslations } from '@angular/localize';
import { localStore } from '../app/browser-storage';

/** The languages of the console, as BCP 47 tags. */
export const LANGUAGES = ['en', 'zh-CN'] as const;

export type Language = (typeof LANGUAGES)[number];

/** A language's name for itself; the language switch never translates it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '简体中文' };

/** The locale for dates and numbers: British for English, like the texts. */
export const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', 'zh-CN': 'zh-CN' };

const KEPT = 'openeiam.language';

/** The parameter in the address, used where the browser stores nothing. */
const GIVEN = 'lang';

/** The language that was chosen before in this browser, otherwise its first preferred one that the console has. */
export function chooseLanguage(): Language {
  const given = new URLSearchParams(location.search).get(GIVEN);
  const wanted = [localStore.read(KEPT) ?? given ?? '', ...navigator.languages];
  const found = wanted.map((tag) => (/^zh\b/i.test(tag) ? 'zh-CN' : /^en\b/i.test(tag) ? 'en' : undefined));
  return found.find((language) => language !== undefined) ?? 'en';
}

/** Stores the choice and restarts: texts are read once, when the console starts. */
export function switchLanguage(language: Language): void {
  if (localStore.write(KEPT, language)) {
    location.reload();
    return;
  }
  const here = new URL(location.href);
  here.searchParams.set(GIVEN, language);
  location.replace(here);
}

/** Loads the texts of a language; the English ones are in the code. */
export async function loadTexts(language: Language): Promise<void> {
  document.documentElement.lang = language;
  if (language === 'en') return;
  const { texts } = await import('./zh-cn');
  loadTranslations(texts);
}
