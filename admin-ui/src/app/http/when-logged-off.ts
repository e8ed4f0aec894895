import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject, Injector } from '@angular/core';
import { catchError, from, switchMap, throwError } from 'rxjs';
import type { Wanted } from '../session/log-on-again';
import { logOnInPlace } from '../session/log-on-in-place';
import { problemFrom } from './problems';

/**
 * When the session has ended, this browser has another one, or the request needs a fresh authentication, lets the person prove who they
 * are where they are, then sends the request once more: what was typed stays. The first request of all, which asks who it is, finds a logon page instead (`Session.load` of a new tab).
 */
export const whenLoggedOff: HttpInterceptorFn = (request, next) => {
  const injector = inject(Injector);
  return next(request).pipe(
    catchError((error: unknown) => {
      const wanted = wantedAfter(error);
      if (request.url.endsWith('/api/admin/me') || wanted === undefined) return throwError(() => error);
      return from(logOnInPlace(injector, wanted)).pipe(switchMap(() => next(request)));
    }),
  );
};

/** What is missing: a session, or a token of the browser as it is now, which a logon renews both, or a fresh proof. */
function wantedAfter(error: unknown): Wanted | undefined {
  if (!(error instanceof HttpErrorResponse)) return undefined;
  if (error.status === 401) return 'session';
  if (error.status !== 403) return undefined;
  const { code } = problemFrom(error);
  if (code === 'csrf.refused') return 'session';
  return code === 'session.not_fresh' ? 'fresh-session' : undefined;
}
