import { APP_BASE_HREF } from '@angular/common';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  ErrorHandler,
  LOCALE_ID,
  provideAppInitializer,
  inject,
  provideBrowserGlobalErrorListeners,
  type ApplicationConfig,
} from '@angular/core';
import { MAT_ICON_DEFAULT_OPTIONS } from '@angular/material/icon';
import {
  provideRouter,
  TitleStrategy,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
} from '@angular/router';
import { LOCALES, type Language } from '../i18n/language';
import { routes } from './app.routes';
import { consolePath } from './console-path';
import { noteConnection } from './http/connection';
import { ofSession } from './http/of-session';
import { asProblems } from './http/problems';
import { sayUnattended } from './http/unattended';
import { whenLoggedOff } from './http/when-logged-off';
import { Session } from './session/session';
import { WindowTitle } from './shell/window-title';
import { ReportingErrorHandler, Upgrade } from './upgrade/upgrade';
import { registerIcons } from './ui/icons';

/** The providers of the whole console. */
export function configOf(language: Language): ApplicationConfig {
  return {
    providers: [
      provideBrowserGlobalErrorListeners(),
      { provide: ErrorHandler, useClass: ReportingErrorHandler },
      { provide: LOCALE_ID, useValue: LOCALES[language] },
      { provide: APP_BASE_HREF, useFactory: () => consolePath() },
      provideRouter(
        routes,
        withComponentInputBinding(),
        withNavigationErrorHandler((error) => void inject(Upgrade).navigationFailed(error)),
        withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
      ),
      { provide: TitleStrategy, useClass: WindowTitle },
      provideHttpClient(
        withInterceptors([asProblems, whenLoggedOff, ofSession, sayUnattended, noteConnection]),
      ),
      { provide: MAT_ICON_DEFAULT_OPTIONS, useValue: { fontSet: 'none' } },
      provideAppInitializer(() => {
        registerIcons();
        return inject(Session).load();
      }),
    ],
  };
}
