import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Problem } from '../problems/problem';
import { LogOnAgainDialog } from './log-on-again-dialog';

/** Lets the person log on again in a window of its own, while everything here stays as it is. */
@Injectable({ providedIn: 'root' })
export class LogOnAgain {
  readonly #dialog = inject(MatDialog);
  #asking: Promise<void> | undefined;

  /** Settles when the same person is logged on again. Fails when they give up. Several requests ask once. */
  ask(): Promise<void> {
    this.#asking ??= this.open().finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  private async open(): Promise<void> {
    const dialog = this.#dialog.open<LogOnAgainDialog, undefined, boolean>(LogOnAgainDialog, {
      disableClose: true,
      width: '26rem',
    });
    if ((await firstValueFrom(dialog.afterClosed())) === true) return;
    throw new Problem(401, 'session.required', undefined, {});
  }
}
