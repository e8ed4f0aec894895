import { DestroyRef, inject, Injectable, Injector } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { filter, fromEvent, merge, throttleTime } from 'rxjs';
import { unattended } from '../http/unattended';
import { isInTheMiddle } from '../ui/in-the-middle';
import { logOnInPlace } from './log-on-in-place';
import { onLoggedOff } from './logged-off-signal';
import { Session } from './session';
import { WayOut } from './way-out';

/** Milliseconds between two looks, however often the window is shown. */
const PAUSE_MS = 5_000;

/**
 * Finds out whether the session is still there when the window is seen again, and when another one has logged off: nothing of the
 * organisation stays on a screen without one. Looking does not lengthen the session.
 */
@Injectable({ providedIn: 'root' })
export class SessionWatch {
  readonly #injector = inject(Injector);
  readonly #session = inject(Session);
  readonly #wayOut = inject(WayOut);

  constructor() {
    inject(DestroyRef).onDestroy(onLoggedOff(() => void this.look()));
    merge(
      fromEvent(document, 'visibilitychange').pipe(filter(() => document.visibilityState === 'visible')),
      // By the button Back, as it was left.
      fromEvent<PageTransitionEvent>(window, 'pageshow').pipe(filter(({ persisted }) => persisted)),
    )
      .pipe(throttleTime(PAUSE_MS, undefined, { leading: true, trailing: true }), takeUntilDestroyed())
      .subscribe(() => void this.look());
  }

  private async look(): Promise<void> {
    // Whoever gets no answer is not logged off: the server is away, or the network is.
    const now = await this.#session.resume(unattended()).catch(() => undefined);
    if (now === undefined || this.#session.isHere(now)) return;
    if (now === null && !isInTheMiddle()) this.#wayOut.toLogon();
    // Where they give up, the next request asks again.
    else await logOnInPlace(this.#injector, 'session').catch(() => undefined);
  }
}
