import { inject, Injectable } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { firstValueFrom } from 'rxjs';
import { problemOf } from '../problems/problem';
import { textOf } from '../problems/problem-texts';

/** Milliseconds that a notice stays; one with a button stays longer. */
const SHORT_MS = 4_000;
const LONG_MS = 9_000;

/** Says in passing what was done, with a way back where there is one. Screen readers hear it too. */
@Injectable({ providedIn: 'root' })
export class Notify {
  readonly #snackBar = inject(MatSnackBar);

  done(text: string): void {
    this.#snackBar.open(text, undefined, { duration: SHORT_MS });
  }

  /** Says what was done, and gives whether the person wants it undone. */
  async doneWithUndo(text: string): Promise<boolean> {
    const undo = $localize`:@@notify.undo:Undo`;
    const shown = this.#snackBar.open(text, undo, { duration: LONG_MS });
    return (await firstValueFrom(shown.afterDismissed())).dismissedByAction;
  }

  /** Says something, and gives whether the person wants what the button says. */
  async offer(text: string, act: string): Promise<boolean> {
    const shown = this.#snackBar.open(text, act, { politeness: 'assertive' });
    return (await firstValueFrom(shown.afterDismissed())).dismissedByAction;
  }

  /** Says what went wrong, where no form is there to say it. */
  failed(error: unknown): void {
    const close = $localize`:@@notify.close:Close`;
    this.#snackBar.open(textOf(problemOf(error)), close, { duration: LONG_MS, politeness: 'assertive' });
  }
}
