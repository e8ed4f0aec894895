import { registerLocaleData } from '@angular/common';
import { bootstrapApplication } from '@angular/platform-browser';
import type { Language } from '../i18n/language';
import { App } from './app';
import { configOf } from './app.config';
import { CannotStart } from './cannot-start';

/** Starts the console in a language whose texts are loaded. */
export async function start(language: Language): Promise<void> {
  if (language === 'zh-CN')
    registerLocaleData((await import('@angular/common/locales/zh-Hans')).default, 'zh-CN');
  await bootstrapApplication(App, configOf(language)).catch(() => bootstrapApplication(CannotStart));
}
