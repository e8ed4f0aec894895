import { DestroyRef, inject, Injectable, Injector } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { filter, fromEvent, merge, throttleTime } from 'rxjs';
import { unattended } from '../http/unattended.interceptor';
import { hasUnsavedWork } from '../ui/unsaved-work';
import { logOnInPlace } from './log-on-in-place';
import { onLoggedOff } from './logged-off-signal';
import { Session } from './session';
import { LogonRedirect } from './logon-redirect';

/** Minimum number of milliseconds between two checks, however often the window becomes visible. */
const PAUSE_MS = 5_000;

/**
 * Checks the session when the window becomes visible again, and when another window has logged off, so that no data of the organisation stays on a screen
 * without a session. The check does not extend the session.
 */
@Injectable({ providedIn: 'root' })
export class SessionWatch {
  readonly #injector = inject(Injector);
  readonly #session = inject(Session);
  readonly #logonRedirect = inject(LogonRedirect);

  constructor() {
    inject(DestroyRef).onDestroy(onLoggedOff(() => void this.look()));
    merge(
      fromEvent(document, 'visibilitychange').pipe(filter(() => document.visibilityState === 'visible')),
      // Restored from the browser's back/forward cache.
      fromEvent<PageTransitionEvent>(window, 'pageshow').pipe(filter(({ persisted }) => persisted)),
    )
      .pipe(throttleTime(PAUSE_MS, undefined, { leading: true, trailing: true }), takeUntilDestroyed())
      .subscribe(() => void this.look());
  }

  private async look(): Promise<void> {
    // No answer does not mean logged off: the server or the network may be unreachable.
    const now = await this.#session.resume(unattended()).catch(() => undefined);
    if (now === undefined || this.#session.isHere(now)) return;
    if (now === null && !hasUnsavedWork()) this.#logonRedirect.toLogon();
    // If the person gives up, the next request asks again.
    else await logOnInPlace(this.#injector, 'session').catch(() => undefined);
  }
}
