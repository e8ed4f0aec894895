import { Directive, effect, inject, signal, untracked } from '@angular/core';
import { Notify } from './notify';
import type { Saving } from './save-bar';
import { Submission } from './submission';
import { UnsavedChanges } from './unsaved-changes';

/**
 * A long form of what is stored. What somebody is typing stays, whatever else happens, and is not lost without their being asked; they save
 * or discard all of it at once (`oe-save-bar`).
 */
@Directive({ host: { '(window:beforeunload)': 'beforeUnload($event)' } })
export abstract class EditedForm extends Submission {
  readonly #notify = inject(Notify);
  readonly #unsaved = inject(UnsavedChanges);
  readonly #isPristine = signal(true);

  /** What is said when it is saved. */
  protected abstract readonly saved: string;
  /** What the bar at its end is about. */
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

  /** Whether the page may be left: at once when nothing would be lost, otherwise as the person says. */
  async mayLeave(): Promise<boolean> {
    return this.form.pristine || this.#unsaved.mayDiscard();
  }

  /** What is stored, by signals: the form follows it, also when it was saved. */
  protected abstract stored(): unknown;

  /** Puts what is stored into the form, which is as if nobody had typed then. */
  protected abstract show(): void;

  /** Stores what was typed. */
  protected abstract write(): Promise<void>;

  /** Asks anew for what is stored. */
  protected abstract reload(): Promise<void>;

  protected isEditable(): boolean {
    return true;
  }

  /** Whether what is not in a field is there; what is in the fields is checked when it is to be saved. */
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

  /** Gives up what was typed, and shows how things stand. */
  protected async reset(): Promise<void> {
    this.problem.set(undefined);
    await this.reload();
    this.show();
  }

  /** The browser asks by itself when the window is closed or another site is opened. */
  protected beforeUnload(event: BeforeUnloadEvent): void {
    if (this.form.dirty) event.preventDefault();
  }
}
