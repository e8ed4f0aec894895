import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Problem } from '../problems/problem';
import { LogOnAgainDialog } from './log-on-again-dialog';
import { Session, type Me } from './session';

/**
 * What is wanted of the person: to log on again, as the session has ended or is another one, or to prove once more that it is
 * them, as the last time is too long ago for what they want to do.
 */
export type Wanted = 'session' | 'fresh-session';

/** Who is logged on now, and what is wanted of them. */
export interface AskedAgain {
  readonly now: Me | null;
  readonly wanted: Wanted;
}

/** Lets the person prove who they are in a window of its own, while everything here stays as it is. */
@Injectable({ providedIn: 'root' })
export class LogOnAgain {
  readonly #dialog = inject(MatDialog);
  readonly #session = inject(Session);
  #asking: Promise<void> | undefined;

  /** Settles when it is the same person, as is wanted. Fails when they give up. Several requests ask once. */
  ask(wanted: Wanted): Promise<void> {
    this.#asking ??= this.open(wanted).finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  private async open(wanted: Wanted): Promise<void> {
    const now = await this.#session.resume();
    if (this.#session.isGood(now, wanted)) return; // done already, in another window
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
