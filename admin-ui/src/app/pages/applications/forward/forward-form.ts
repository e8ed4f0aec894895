import { ChangeDetectionStrategy, Component, effect, inject, input, signal, untracked } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import type { ForwardApplication } from '../../../api/generated/models/forward-application';
import { problemOf, type Problem } from '../../../problems/problem';
import { Notify } from '../../../ui/notify';
import { SaveBar } from '../../../ui/save-bar';
import { UnsavedChanges } from '../../../ui/unsaved-changes';
import { areHosts, isAddressOrEmpty, linesOf } from '../addresses';
import { generalChangesOf, generalControls, generalValuesOf } from '../shared/general-controls';
import { GeneralFields } from '../shared/general-fields';
import { ForwardStore } from '../stores/forward-store';

/** All settings of an application behind a proxy. What somebody is typing stays, whatever else happens. */
@Component({
  selector: 'oe-forward-form',
  imports: [GeneralFields, MatFormFieldModule, MatInputModule, ReactiveFormsModule, SaveBar],
  templateUrl: './forward-form.html',
  styleUrl: '../one/application-form.scss',
  host: { '(window:beforeunload)': 'beforeUnload($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ForwardForm {
  readonly #store = inject(ForwardStore);
  readonly #notify = inject(Notify);
  readonly #unsaved = inject(UnsavedChanges);
  readonly #fields = inject(NonNullableFormBuilder);

  readonly application = input.required<ForwardApplication>();
  readonly canManage = input(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly isBusy = signal(false);
  protected readonly form = this.#fields.group({
    ...generalControls(this.#fields),
    hosts: ['', [Validators.required, areHosts]],
    startUrl: ['', isAddressOrEmpty],
  });

  constructor() {
    effect(() => {
      const application = this.application();
      const isAllowed = this.canManage();
      untracked(() => {
        if (!this.form.dirty) this.show(application);
        if (!isAllowed) this.form.disable();
      });
    });
  }

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(undefined);
    const { hosts, startUrl, ...general } = this.form.getRawValue();
    try {
      await this.#store.change({
        ...generalChangesOf(general),
        hosts: linesOf(hosts),
        startUrl: startUrl.trim() || null,
      });
      this.show(this.#store.application() ?? this.application());
      this.#notify.done($localize`:@@applications.saved:Saved. It holds from now on.`);
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.isBusy.set(false);
    }
  }

  /** Whether the page may be left: at once when nothing would be lost, otherwise as the person says. */
  async mayLeave(): Promise<boolean> {
    return this.form.pristine || this.#unsaved.mayDiscard();
  }

  /** The browser asks by itself when the window is closed or another site is opened. */
  protected beforeUnload(event: BeforeUnloadEvent): void {
    if (this.form.dirty) event.preventDefault();
  }

  /** Gives up what was typed, and shows how things stand. */
  protected async reset(): Promise<void> {
    this.problem.set(undefined);
    await this.#store.load();
    this.show(this.#store.application() ?? this.application());
  }

  private show(application: ForwardApplication): void {
    const { hosts, startUrl } = application;
    this.form.reset({
      ...generalValuesOf(application),
      hosts: hosts.join('\n'),
      startUrl: startUrl ?? '',
    });
  }
}
