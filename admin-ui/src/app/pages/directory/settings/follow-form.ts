import { NgComponentOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, effect, inject, input, signal, type Type } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { MatSlideToggleModule } from '@angular/material/slide-toggle';
import { firstValueFrom, map } from 'rxjs';
import { PROVIDERS } from '../../../providers/providers';
import { EditedForm } from '../../../ui/edited-form';
import { FormFields } from '../../../ui/form-fields';
import { SaveBar } from '../../../ui/save-bar';
import { FieldMapping } from './field-mapping';
import { FollowingStatus } from './following-status';
import { FollowStore, type DirectorySettings } from './follow-store';
import { ScopeDialog, type Choosing } from './scope-dialog';
import { SamplePeople } from './sample-people';

/** The settings of the synchronisation: its scope, how accounts are created and matched, the thresholds, and the schedule. */
@Component({
  selector: 'oe-follow-form',
  imports: [
    FieldMapping,
    FollowingStatus,
    MatButtonModule,
    FormFields,
    MatInputModule,
    MatSelectModule,
    MatSlideToggleModule,
    NgComponentOutlet,
    ReactiveFormsModule,
    SamplePeople,
    SaveBar,
  ],
  templateUrl: './follow-form.html',
  styleUrl: './follow-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FollowForm extends EditedForm {
  readonly #store = inject(FollowStore);
  readonly #dialog = inject(MatDialog);
  readonly #fields = inject(NonNullableFormBuilder);

  readonly settings = input.required<DirectorySettings>();
  readonly connectionId = input.required<string>();
  /** The key of the connection's provider. */
  readonly provider = input.required<string>();
  /** The provider's settings for sending changes to us; null until they are loaded, or where there are none. */
  protected readonly pushKeys = signal<Type<unknown> | null>(null);
  protected readonly saved = $localize`:@@directory.saved:Saved. It applies from the next run; look at a preview first.`;
  protected readonly form = this.#fields.group({
    scope: this.#fields.control<readonly string[]>([]),
    usernameFrom: this.#fields.control<DirectorySettings['usernameFrom']>('userId'),
    mapping: this.#fields.control<DirectorySettings['mapping']>({}),
    matchBy: this.#fields.control<DirectorySettings['matchBy']>('none'),
    leaverThresholdCount: [20, [Validators.required, Validators.min(0), Validators.max(1_000_000)]],
    leaverThresholdPercent: [25, [Validators.required, Validators.min(0), Validators.max(100)]],
    outboundThresholdCount: [20, [Validators.required, Validators.min(0), Validators.max(1_000_000)]],
    outboundThresholdPercent: [25, [Validators.required, Validators.min(0), Validators.max(100)]],
    schedule: this.#fields.control<DirectorySettings['schedule']>('off'),
    stream: false,
    push: false,
  });
  protected readonly values = toSignal(this.form.valueChanges.pipe(map(() => this.form.getRawValue())), {
    initialValue: this.form.getRawValue(),
  });

  constructor() {
    super();
    effect(() => {
      const key = this.provider();
      const keys = PROVIDERS.find((provider) => provider.key === key)?.directoryPush;
      if (keys !== undefined)
        void keys().then((type) => {
          this.pushKeys.set(type);
        });
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

  protected map(mapping: DirectorySettings['mapping']): void {
    this.form.controls.mapping.setValue(mapping);
    this.form.markAsDirty();
  }

  protected stored(): DirectorySettings {
    return this.settings();
  }

  protected show(): void {
    const { stream, push, ...settings } = this.stored();
    this.form.reset({ ...settings, stream: stream === 'on', push: push === 'on' });
  }

  protected async write(): Promise<void> {
    const { scope, stream, push, mapping, ...values } = this.form.getRawValue();
    const gone = Object.keys(this.stored().mapping).filter((field) => mapping[field] === undefined);
    await this.#store.save({
      ...values,
      scope: [...scope],
      mapping: { ...mapping, ...Object.fromEntries(gone.map((field) => [field, null])) },
      stream: stream ? 'on' : 'off',
      push: push ? 'on' : 'off',
    });
  }

  protected reload(): Promise<void> {
    return this.#store.load();
  }
}
