import { ChangeDetectionStrategy, Component, effect, inject, input, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { firstValueFrom, map } from 'rxjs';
import { problemOf, type Problem } from '../../../problems/problem';
import { Notify } from '../../../ui/notify';
import { SaveBar } from '../../../ui/save-bar';
import { UnsavedChanges } from '../../../ui/unsaved-changes';
import { FollowStore, type DirectorySettings } from './follow-store';
import { ScopeDialog, type Choosing } from './scope-dialog';
import { SamplePeople } from './sample-people';

/** What is read, how accounts are made and recognised, when a run stops, and when it starts by itself. */
@Component({
  selector: 'oe-follow-form',
  imports: [
    MatButtonModule,
    MatFormFieldModule,
    MatInputModule,
    MatSelectModule,
    ReactiveFormsModule,
    SamplePeople,
    SaveBar,
  ],
  templateUrl: './follow-form.html',
  styleUrl: './follow-form.scss',
  host: { '(window:beforeunload)': 'beforeUnload($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FollowForm {
  readonly #store = inject(FollowStore);
  readonly #dialog = inject(MatDialog);
  readonly #notify = inject(Notify);
  readonly #unsaved = inject(UnsavedChanges);
  readonly #fields = inject(NonNullableFormBuilder);

  readonly settings = input.required<DirectorySettings>();
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly isBusy = signal(false);
  protected readonly form = this.#fields.group({
    scope: this.#fields.control<readonly string[]>([]),
    usernameFrom: this.#fields.control<DirectorySettings['usernameFrom']>('userId'),
    matchBy: this.#fields.control<DirectorySettings['matchBy']>('none'),
    leaverThresholdCount: [20, [Validators.required, Validators.min(0), Validators.max(1_000_000)]],
    leaverThresholdPercent: [25, [Validators.required, Validators.min(0), Validators.max(100)]],
    schedule: this.#fields.control<DirectorySettings['schedule']>('off'),
  });
  protected readonly values = toSignal(this.form.valueChanges.pipe(map(() => this.form.getRawValue())), {
    initialValue: this.form.getRawValue(),
  });

  constructor() {
    effect(() => {
      const settings = this.settings();
      if (!this.form.dirty) this.form.reset(settings);
    });
  }

  protected async chooseScope(): Promise<void> {
    const dialog = this.#dialog.open<ScopeDialog, Choosing, readonly string[]>(ScopeDialog, {
      data: { store: this.#store, scope: this.form.controls.scope.value },
      width: '32rem',
    });
    const scope = await firstValueFrom(dialog.afterClosed());
    if (scope === undefined) return;
    this.form.controls.scope.setValue(scope);
    this.form.markAsDirty();
  }

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(undefined);
    try {
      const { scope, ...values } = this.form.getRawValue();
      await this.#store.save({ ...values, scope: [...scope] });
      this.form.markAsPristine();
      this.#notify.done(
        $localize`:@@directory.saved:Saved. The next run follows it; look at a preview first.`,
      );
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.isBusy.set(false);
    }
  }

  /** Gives up what was typed, and shows how things stand. */
  protected async reset(): Promise<void> {
    this.form.markAsPristine();
    this.problem.set(undefined);
    await this.#store.load();
    const settings = this.#store.settings();
    if (settings !== undefined) this.form.reset(settings);
  }

  async mayLeave(): Promise<boolean> {
    return this.form.pristine || this.#unsaved.mayDiscard();
  }

  protected beforeUnload(event: BeforeUnloadEvent): void {
    if (this.form.dirty) event.preventDefault();
  }
}
