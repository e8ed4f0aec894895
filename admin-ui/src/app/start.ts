import { registerLocaleData } from '@angular/common';
import { bootstrapApplication } from '@angular/platform-browser';
import { LOCALES, type Language } from '../i18n/language';
import { App } from './app';
import { configOf } from './app.config';
import { CannotStart } from './cannot-start';

/** Starts the console in a language whose texts are loaded. */
export async function start(language: Language): Promise<void> {
  const { default: data } =
    language === 'zh-CN'
      ? await import('@angular/common/locales/zh-Hans')
      : await import('@angular/common/locales/en-GB');
  registerLocaleData(data, LOCALES[language]);
  await bootstrapApplication(App, configOf(language)).catch(() => bootstrapApplication(CannotStart));
}
