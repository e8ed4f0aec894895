import { inject, signal } from '@angular/core';
import type { StrictHttpResponse } from '../../../api/generated/strict-http-response';
import { revised } from '../../../api/revised';
import { problemOf, type Problem } from '../../../problems/problem';
import { Notify } from '../../../ui/notify';

/** A setting of the log as last loaded. Changes are based on it, and their result is shown. */
export class RevisedSetting<T> {
  readonly #notify = inject(Notify);
  readonly #read: () => Promise<StrictHttpResponse<T>>;
  readonly #shown: (value: T) => void;
  readonly #value = signal<T | undefined>(undefined);
  readonly #problem = signal<Problem | undefined>(undefined);
  #revision = '';

  /** Undefined: loading, or `problem` says why it failed. */
  readonly value = this.#value.asReadonly();
  readonly problem = this.#problem.asReadonly();

  /** @param shown writes each new value into the form */
  constructor(read: () => Promise<StrictHttpResponse<T>>, shown: (value: T) => void) {
    this.#read = read;
    this.#shown = shown;
    void this.load();
  }

  /** Sent as `If-Match` with a change. */
  get revision(): string {
    return this.#revision;
  }

  async load(): Promise<void> {
    this.#problem.set(undefined);
    try {
      this.take(await this.#read());
    } catch (error) {
      this.#problem.set(problemOf(error));
    }
  }

  /** False: it was refused, and the person has been told why. */
  async change(act: () => Promise<StrictHttpResponse<T>>): Promise<boolean> {
    try {
      this.take(await act());
      this.#notify.done($localize`:@@audit.keeping.saved:Saved.`);
      return true;
    } catch (error) {
      this.#notify.failed(error);
      return false;
    }
  }

  private take(answer: StrictHttpResponse<T>): void {
    const { value, revision } = revised(answer);
    this.#revision = revision;
    this.#value.set(value);
    this.#shown(value);
  }
}
