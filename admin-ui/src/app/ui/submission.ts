import { signal } from '@angular/core';
import type { FormGroup } from '@angular/forms';
import { problemOf, type Problem } from '../problems/problem';

/** A form that is sent as a whole: once at a time, when everything in it holds, and saying why when it was refused. */
export abstract class Submission {
  protected abstract readonly form: FormGroup;
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly isBusy = signal(false);

  /** @param act sends it, and does what follows */
  protected async submit(act: () => Promise<void>): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.isBusy()) return;
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
}
