import { HttpErrorResponse, HttpEventType, type HttpInterceptorFn } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { tap } from 'rxjs';

/** Whether the server can be reached, according to the browser and to the last request. */
@Injectable({ providedIn: 'root' })
export class Connection {
  readonly isOnline = signal(navigator.onLine);
  /** Whether the last request was answered, even by a refusal. */
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

/** Records for every request whether it was answered. */
export const connectionInterceptor: HttpInterceptorFn = (request, next) => {
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
