import { HttpContext, HttpContextToken, type HttpInterceptorFn } from '@angular/common/http';

const UNATTENDED = new HttpContextToken(() => false);

/** For what the console asks by itself: it is no use of the session, which ends in its time, whatever is open. */
export function unattended(): HttpContext {
  return new HttpContext().set(UNATTENDED, true);
}

/** Marks what nobody asked for (`x-unattended` of the API). */
export const sayUnattended: HttpInterceptorFn = (request, next) =>
  next(request.context.get(UNATTENDED) ? request.clone({ setHeaders: { 'x-unattended': 'yes' } }) : request);
