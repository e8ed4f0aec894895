import { HttpContext, HttpContextToken, type HttpInterceptorFn } from '@angular/common/http';

const UNATTENDED = new HttpContextToken(() => false);

/** For requests that the console makes without the person. They do not extend the session, so it expires in time even with an open page. */
export function unattended(): HttpContext {
  return new HttpContext().set(UNATTENDED, true);
}

/** Marks a request as made without the person (`x-unattended` of the API). */
export const unattendedInterceptor: HttpInterceptorFn = (request, next) =>
  next(request.context.get(UNATTENDED) ? request.clone({ setHeaders: { 'x-unattended': 'yes' } }) : request);
