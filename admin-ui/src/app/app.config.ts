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
import { connectionInterceptor } from './http/connection.interceptor';
import { sessionInterceptor } from './http/session.interceptor';
import { problemInterceptor } from './http/problem.interceptor';
import { unattendedInterceptor } from './http/unattended.interceptor';
import { reauthenticationInterceptor } from './http/reauthentication.interceptor';
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
        withInterceptors([
          problemInterceptor,
          reauthenticationInterceptor,
          sessionInterceptor,
          unattendedInterceptor,
          connectionInterceptor,
        ]),
      ),
      { provide: MAT_ICON_DEFAULT_OPTIONS, useValue: { fontSet: 'none' } },
      provideAppInitializer(() => {
        registerIcons();
        return inject(Session).load();
      }),
    ],
  };
}
