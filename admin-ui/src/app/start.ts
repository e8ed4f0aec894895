import { registerLocaleData } from '@angular/common';
import british from '@angular/common/locales/en-GB';
import { bootstrapApplication } from '@angular/platform-browser';
import { LOCALES, type Language } from '../i18n/language';
import { App } from './app';
import { configOf } from './app.config';
import { StartupErrorPage } from './startup-error-page';

/** Starts the console in a language whose texts are loaded. */
export async function start(language: Language): Promise<void> {
  const isChinese = language === 'zh-CN';
  const data = isChinese ? (await import('@angular/common/locales/zh-Hans')).default : british;
  registerLocaleData(data, LOCALES[language]);
  await bootstrapApplication(App, configOf(language)).catch(() => bootstrapApplication(StartupErrorPage));
}
