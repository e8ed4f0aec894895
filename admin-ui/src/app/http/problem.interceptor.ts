import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { catchError, throwError } from 'rxjs';
import { Problem } from '../problems/problem';

/** Turns failed requests into problems, so that pages handle only one kind of error. */
export const problemInterceptor: HttpInterceptorFn = (request, next) =>
  next(request).pipe(
    catchError((error: unknown) =>
      throwError(() => (error instanceof HttpErrorResponse ? problemFrom(error) : error)),
    ),
  );

/** Converts a failed request to a problem. */
export function problemFrom(error: HttpErrorResponse): Problem {
  const body = bodyOf(error.error);
  const code =
    typeof body['code'] === 'string' ? body['code'] : error.status === 0 ? 'network.away' : 'internal';
  const detail = typeof body['detail'] === 'string' ? body['detail'] : undefined;
  return new Problem(error.status, code, detail, body);
}

function bodyOf(body: unknown): Record<string, unknown> {
  if (typeof body === 'object' && body !== null) return body as Record<string, unknown>;
  try {
    const parsed: unknown = JSON.parse(String(body));
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {}; // not a problem document: the answer came from a proxy, or there was none
  }
}
