import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject, Injector } from '@angular/core';
import { catchError, from, switchMap, throwError } from 'rxjs';
import type { Wanted } from '../session/log-on-again';
import { logOnInPlace } from '../session/log-on-in-place';
import { problemFrom } from './problem.interceptor';

/**
 * Asks the person to authenticate, in place, when the session has ended, when this browser has another session, or when the request needs a fresh
 * authentication. The request is then sent once more, and nothing that was typed is lost. Only the first request of a tab, which reads the session, leads
 * to the logon page instead (`Session.load` of a new tab).
 */
export const reauthenticationInterceptor: HttpInterceptorFn = (request, next) => {
  const injector = inject(Injector);
  return next(request).pipe(
    catchError((error: unknown) => {
      const wanted = wantedAfter(error);
      if (request.url.endsWith('/api/admin/me') || wanted === undefined) return throwError(() => error);
      return from(logOnInPlace(injector, wanted)).pipe(switchMap(() => next(request)));
    }),
  );
};

/** What is missing: a session, a valid token for changes (a logon renews both), or a fresh authentication. */
function wantedAfter(error: unknown): Wanted | undefined {
  if (!(error instanceof HttpErrorResponse)) return undefined;
  if (error.status === 401) return 'session';
  if (error.status !== 403) return undefined;
  const { code } = problemFrom(error);
  if (code === 'csrf.refused') return 'session';
  return code === 'session.not_fresh' ? 'fresh-session' : undefined;
}
