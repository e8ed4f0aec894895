import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject, Injector } from '@angular/core';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { LogOnAgain } from '../session/log-on-again';
import { problemFrom } from './problems';

/**
 * When the session has ended, or this browser has another one, lets the person log on again where they are, then sends the request once
 * more: what was typed stays. The first request of all, which asks who it is, finds a logon page instead (`Session.load` of a new tab).
 */
export const whenLoggedOff: HttpInterceptorFn = (request, next) => {
  const logOnAgain = inject(Injector).get(LogOnAgain);
  return next(request).pipe(
    catchError((error: unknown) => {
      if (request.url.endsWith('/api/admin/me') || !isOfFormerSession(error)) return throwError(() => error);
      return from(logOnAgain.ask()).pipe(switchMap(() => next(request)));
    }),
  );
};

/** Whether there is no session, or the token is not one of the browser as it is now: a logon renews both. */
function isOfFormerSession(error: unknown): boolean {
  if (!(error instanceof HttpErrorResponse)) return false;
  return error.status === 401 || (error.status === 403 && problemFrom(error).code === 'csrf.refused');
}
