import { signal } from '@angular/core';
import type { FormGroup } from '@angular/forms';
import { filter, take } from 'rxjs';
import { problemOf, type Problem } from '../problems/problem';
import { formCheck } from './form-check';

/** A form that is sent as a whole: once at a time, when everything in it holds, and saying why when it was refused. */
export abstract class Submission {
  readonly #holds = formCheck();
  protected abstract readonly form: FormGroup;
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly isBusy = signal(false);
  /** Whether it was not sent for what is in its fields, and nobody has mended them yet. */
  protected readonly isFaulty = signal(false);

  /** @param act sends it, and does what follows */
  protected async submit(act: () => Promise<void>): Promise<void> {
    if (!this.#holds(this.form)) {
      this.sayFaulty();
      return;
    }
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(undefined);
    try {
      await act();
    } catch (error) {
      this.refuse(problemOf(error));
    } finally {
      this.isBusy.set(false);
    }
  }

  /** Says why, above the button. */
  protected refuse(problem: Problem): void {
    this.problem.set(problem);
  }

  private sayFaulty(): void {
    if (this.isFaulty()) return;
    this.isFaulty.set(true);
    this.form.statusChanges
      .pipe(
        filter((status) => status !== 'INVALID'),
        take(1),
      )
      .subscribe(() => {
        this.isFaulty.set(false);
      });
  }
}
