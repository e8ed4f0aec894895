import { inject, Injectable } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { firstValueFrom } from 'rxjs';
import { problemOf } from '../problems/problem';
import { textOf } from '../problems/problem-texts';

/** Milliseconds for which a notice is shown; one with a button is shown longer. */
const SHORT_MS = 4_000;
const LONG_MS = 9_000;

/** Shows brief notices of what was done, with undo where it is possible. Screen readers announce them. */
@Injectable({ providedIn: 'root' })
export class Notify {
  readonly #snackBar = inject(MatSnackBar);

  done(text: string): void {
    this.#snackBar.open(text, undefined, { duration: SHORT_MS });
  }

  /** Shows what was done, and returns whether the person wants to undo it. */
  async doneWithUndo(text: string): Promise<boolean> {
    const undo = $localize`:@@notify.undo:Undo`;
    const shown = this.#snackBar.open(text, undo, { duration: LONG_MS });
    return (await firstValueFrom(shown.afterDismissed())).dismissedByAction;
  }

  /** Shows a notice, and returns whether the person has pressed its button. */
  async offer(text: string, act: string): Promise<boolean> {
    const shown = this.#snackBar.open(text, act, { politeness: 'assertive' });
    return (await firstValueFrom(shown.afterDismissed())).dismissedByAction;
  }

  /** Shows an error where there is no form to show it. */
  failed(error: unknown): void {
    const close = $localize`:@@notify.close:Close`;
    this.#snackBar.open(textOf(problemOf(error)), close, { duration: LONG_MS, politeness: 'assertive' });
  }
}
