import { messages, type Locale } from '../../pages/index.js';

/** What a way to log on is called that is no method of the menu, such as a one-time link. */
export function otherMethodLabel(key: string): Readonly<Record<Locale, string>> {
  const nameIn = (locale: Locale): string => {
    const names: Readonly<Record<string, string>> = messages(locale).home.otherMethods;
    return names[key] ?? key;
  };
  return { en: nameIn('en'), zh: nameIn('zh') };
}
