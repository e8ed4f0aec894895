import type { HttpInterceptorFn } from '@angular/common/http';
import { inject, Injector } from '@angular/core';
import { Session } from '../session/session';

const SAFE = new Set(['GET', 'HEAD']);

/**
 * Names the session that is shown here, so that no other one answers that this browser has got meanwhile (`x-session-id` of the API), and
 * adds the token that every change needs (`x-csrf-token`). Who is logged on is asked of whatever session there is.
 */
export const ofSession: HttpInterceptorFn = (request, next) => {
  if (request.url.endsWith('/api/admin/me')) return next(request);
  // Looked up late: the session itself asks by HTTP.
  const me = inject(Injector).get(Session).me();
  if (me === null) return next(request);
  const named = request.clone({ setHeaders: { 'x-session-id': me.session.id } });
  if (SAFE.has(request.method)) return next(named);
  return next(named.clone({ setHeaders: { 'x-csrf-token': me.csrfToken } }));
};
