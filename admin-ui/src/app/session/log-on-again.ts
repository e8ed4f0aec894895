import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Problem } from '../problems/problem';
import { LogOnAgainDialog } from './log-on-again-dialog';
import { Session, type Me } from './session';

/**
 * What the person has to do: log on again, because the session has ended or is another one, or authenticate again, because the last authentication is too
 * old for the request.
 */
export type Wanted = 'session' | 'fresh-session';

/** The present session, and what the person has to do. */
export interface AskedAgain {
  readonly now: Me | null;
  readonly wanted: Wanted;
}

/** Lets the person authenticate in a separate window, while everything here stays as it is. */
@Injectable({ providedIn: 'root' })
export class LogOnAgain {
  readonly #dialog = inject(MatDialog);
  readonly #session = inject(Session);
  #asking: Promise<void> | undefined;

  /** Resolves when the same person has done it. Rejects when the person gives up. Concurrent requests share one dialog. */
  ask(wanted: Wanted): Promise<void> {
    this.#asking ??= this.open(wanted).finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  private async open(wanted: Wanted): Promise<void> {
    const now = await this.#session.resume();
    if (this.#session.isGood(now, wanted)) return; // already done in another window
    const dialog = this.#dialog.open<LogOnAgainDialog, AskedAgain, boolean>(LogOnAgainDialog, {
      data: { now, wanted },
      disableClose: true,
      width: '30rem',
    });
    if ((await firstValueFrom(dialog.afterClosed())) === true) return;
    throw wanted === 'session'
      ? new Problem(401, 'session.required', undefined, {})
      : new Problem(403, 'session.not_fresh', undefined, {});
  }
}
