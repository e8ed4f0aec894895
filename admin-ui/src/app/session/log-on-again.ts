import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Problem } from '../problems/problem';
import { LogOnAgainDialog } from './log-on-again-dialog';
import { Session, type Me } from './session';

/** Lets the person log on again in a window of its own, while everything here stays as it is. */
@Injectable({ providedIn: 'root' })
export class LogOnAgain {
  readonly #dialog = inject(MatDialog);
  readonly #session = inject(Session);
  #asking: Promise<void> | undefined;

  /** Settles when the same person is logged on again. Fails when they give up. Several requests ask once. */
  ask(): Promise<void> {
    this.#asking ??= this.open().finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  private async open(): Promise<void> {
    const now = await this.#session.resume();
    if (this.#session.isHere(now)) return; // logged on again already, in another window
    const dialog = this.#dialog.open<LogOnAgainDialog, Me | null, boolean>(LogOnAgainDialog, {
      data: now,
      disableClose: true,
      width: '30rem',
    });
    if ((await firstValueFrom(dialog.afterClosed())) === true) return;
    throw new Problem(401, 'session.required', undefined, {});
  }
}
