import type { HttpInterceptorFn } from '@angular/common/http';
import { inject, Injector } from '@angular/core';
import { Session } from '../session/session';

const SAFE = new Set(['GET', 'HEAD']);

/** Adds the token that every change needs; see `x-csrf-token` of the API. */
export const withCsrfToken: HttpInterceptorFn = (request, next) => {
  if (SAFE.has(request.method)) return next(request);
  // Looked up late: the session itself asks by HTTP.
  const token = inject(Injector).get(Session).me()?.csrfToken ?? '';
  return next(request.clone({ setHeaders: { 'x-csrf-token': token } }));
};
