import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject, Injector } from '@angular/core';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { LogOnAgain } from '../session/log-on-again';

/**
 * When the session has ended, lets the person log on again where they are, then sends the request once more: what was typed
 * stays. The first request of all, which asks who it is, finds a logon page instead (`Session.load` of a new tab).
 */
export const whenLoggedOff: HttpInterceptorFn = (request, next) => {
  const logOnAgain = inject(Injector).get(LogOnAgain);
  return next(request).pipe(
    catchError((error: unknown) => {
      if (!(error instanceof HttpErrorResponse) || error.status !== 401) return throwError(() => error);
      if (request.url.endsWith('/api/admin/me')) return throwError(() => error);
      return from(logOnAgain.ask()).pipe(switchMap(() => next(request)));
    }),
  );
};
