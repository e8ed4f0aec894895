import { Directive, effect, inject, signal, untracked } from '@angular/core';
import { Notify } from './notify';
import type { Saving } from './save-bar';
import { Submission } from './submission';
import { UnsavedChanges } from './unsaved-changes';

/**
 * A long form for stored values. What the person is typing is never overwritten, and not lost without a question; everything is saved or discarded together
 * (`oe-save-bar`).
 */
@Directive({ host: { '(window:beforeunload)': 'beforeUnload($event)' } })
export abstract class EditedForm extends Submission {
  readonly #notify = inject(Notify);
  readonly #unsaved = inject(UnsavedChanges);
  readonly #isPristine = signal(true);

  /** The notice after saving. */
  protected abstract readonly saved: string;
  /** The state for the bar at its end. */
  protected readonly saving: Saving = {
    problem: this.problem,
    isBusy: this.isBusy,
    isFaulty: this.isFaulty,
    isPristine: this.#isPristine,
    isComplete: () => this.isComplete(),
    discard: () => this.reset(),
  };

  constructor() {
    super();
    effect((onCleanup) => {
      const { form } = this;
      const told = form.events.subscribe(() => {
        this.#isPristine.set(form.pristine);
      });
      onCleanup(() => {
        told.unsubscribe();
      });
    });
    effect(() => {
      this.stored();
      const isEditable = this.isEditable();
      untracked(() => {
        if (!this.form.dirty) this.show();
        if (!isEditable) this.form.disable();
      });
    });
  }

  /** Whether the page may be left: at once if nothing would be lost, otherwise as the person decides. */
  async mayLeave(): Promise<boolean> {
    return this.form.pristine || this.#unsaved.mayDiscard();
  }

  /** The stored values, as signals: the form follows them, also after saving. */
  protected abstract stored(): unknown;

  /** Writes the stored values into the form and marks it as unchanged. */
  protected abstract show(): void;

  /** Saves what was typed. */
  protected abstract write(): Promise<void>;

  /** Loads the stored values again. */
  protected abstract reload(): Promise<void>;

  protected isEditable(): boolean {
    return true;
  }

  /** Whether inputs outside the form's fields are complete; the fields themselves are checked on saving. */
  protected isComplete(): boolean {
    return true;
  }

  protected save(): Promise<void> {
    return this.submit(async () => {
      await this.write();
      this.form.markAsPristine();
      this.#notify.done(this.saved);
    });
  }

  /** Discards what was typed, and shows the stored values. */
  protected async reset(): Promise<void> {
    this.problem.set(undefined);
    await this.reload();
    this.show();
  }

  /** The browser itself asks when the window is closed or another site is opened. */
  protected beforeUnload(event: BeforeUnloadEvent): void {
    if (this.form.dirty) event.preventDefault();
  }
}
