import type { HttpInterceptorFn } from '@angular/common/http';
import { inject, Injector } from '@angular/core';
import { Session } from '../session/session';

const SAFE = new Set(['GET', 'HEAD']);

/**
 * Names the session that this page shows (`x-session-id` of the API), so that another session of the browser cannot answer instead, and adds the token that
 * every change needs (`x-csrf-token`). Requests that read the session itself work with any session.
 */
export const sessionInterceptor: HttpInterceptorFn = (request, next) => {
  if (request.url.endsWith('/api/admin/me')) return next(request);
  // Injected late, because the session itself uses HTTP.
  const me = inject(Injector).get(Session).me();
  if (me === null) return next(request);
  const named = request.clone({ setHeaders: { 'x-session-id': me.session.id } });
  if (SAFE.has(request.method)) return next(named);
  return next(named.clone({ setHeaders: { 'x-csrf-token': me.csrfToken } }));
};
