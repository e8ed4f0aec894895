import { HttpErrorResponse, HttpEventType, type HttpInterceptorFn } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { tap } from 'rxjs';

/** Whether the server can be reached, as far as is known: as the browser says, and as the last request found. */
@Injectable({ providedIn: 'root' })
export class Connection {
  readonly isOnline = signal(navigator.onLine);
  /** Whether the last request was answered, be it by a refusal. */
  readonly isAnswered = signal(true);

  constructor() {
    window.addEventListener('online', () => {
      this.isOnline.set(true);
    });
    window.addEventListener('offline', () => {
      this.isOnline.set(false);
    });
  }
}

/** Notes of every request whether somebody answered. */
export const noteConnection: HttpInterceptorFn = (request, next) => {
  const connection = inject(Connection);
  return next(request).pipe(
    tap({
      next: ({ type }) => {
        if (type === HttpEventType.Response) connection.isAnswered.set(true);
      },
      error: (error: unknown) => {
        if (error instanceof HttpErrorResponse) connection.isAnswered.set(error.status !== 0);
      },
    }),
  );
};
