import { signal } from '@angular/core';
import type { FormGroup } from '@angular/forms';
import { filter, take } from 'rxjs';
import { problemOf, type Problem } from '../problems/problem';
import { formCheck } from './form-check';

/** A form that is submitted as a whole: one submission at a time, only if everything is valid, and with the reason if it is refused. */
export abstract class Submission {
  readonly #holds = formCheck();
  protected abstract readonly form: FormGroup;
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly isBusy = signal(false);
  /** Whether it was not submitted because of invalid fields that are not corrected yet. */
  protected readonly isFaulty = signal(false);

  /** @param act submits it, and does what follows */
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

  /** Shows the reason above the button. */
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
