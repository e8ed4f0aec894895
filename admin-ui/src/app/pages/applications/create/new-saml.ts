import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatInputModule } from '@angular/material/input';
import { MatRadioModule } from '@angular/material/radio';
import { Router } from '@angular/router';
import { Api } from '../../../api/generated/api';
import { samlApplicationsCreate } from '../../../api/generated/functions';
import type { GivenSamlMetadata } from '../../../api/generated/models/given-saml-metadata';
import { FormFields } from '../../../ui/form-fields';
import { Submission } from '../../../ui/submission';
import { areWebAddresses, isAddressOrEmpty, linesOf } from '../addresses';
import type { SamlSetUp } from '../gallery/set-up';
import { MetadataField } from '../saml/metadata-field';
import { baseAddress } from './base-address';
import { newControls, NewForm } from './new-form';

/** Registers a SAML application: from its metadata, or from values that are entered or derived from its address. */
@Component({
  selector: 'oe-new-saml',
  imports: [FormFields, MatInputModule, MatRadioModule, MetadataField, NewForm, ReactiveFormsModule],
  templateUrl: './new-saml.html',
  styles: `
    mat-radio-group {
      display: flex;
      flex-wrap: wrap;
      gap: 0 24px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewSaml extends Submission {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #fields = inject(NonNullableFormBuilder);

  readonly setUp = input.required<SamlSetUp>();
  protected readonly isIncomplete = signal(false);
  protected readonly metadata = signal<GivenSamlMetadata | undefined>(undefined);
  protected readonly form = this.#fields.group({
    ...newControls(this.#fields),
    base: ['', isAddressOrEmpty],
    by: this.#fields.control<'metadata' | 'typed'>('metadata'),
    entityId: ['', Validators.maxLength(1024)],
    consumers: ['', areWebAddresses],
    answers: this.#fields.record<string>({}),
  });
  /** The set-up contains the values, so no metadata is needed. */
  protected readonly isKnown = computed(() => this.setUp().register('', {}).entityId !== undefined);
  protected readonly by = toSignal(this.form.controls.by.valueChanges, { initialValue: 'metadata' });

  constructor() {
    super();
    effect(() => {
      const setUp = this.setUp();
      const { name, base, by, answers } = this.form.controls;
      if (setUp.text === undefined && !name.dirty) name.setValue(setUp.name);
      if (setUp.example !== undefined) base.addValidators(Validators.required);
      for (const { key } of setUp.questions ?? [])
        answers.addControl(key, new FormControl('', { nonNullable: true, validators: Validators.required }));
      by.setValue(this.isKnown() ? 'typed' : 'metadata');
      if (setUp.example === undefined) this.propose('');
    });
    // Fields that the person has edited stay; the others are derived from the address.
    this.form.controls.base.valueChanges.subscribe((typed) => {
      const base = baseAddress(typed);
      if (base !== '') this.propose(base);
    });
  }

  protected async create(): Promise<void> {
    const { name, audience, base, answers, by, entityId, consumers } = this.form.getRawValue();
    const metadata = by === 'metadata' ? this.metadata() : undefined;
    const typed = {
      entityId: entityId.trim(),
      consumers: linesOf(consumers).map((location) => ({ location })),
    };
    const isTyped = by === 'typed' && typed.entityId !== '' && typed.consumers.length > 0;
    this.isIncomplete.set(metadata === undefined && !isTyped);
    if (this.isIncomplete()) return;
    await this.submit(async () => {
      const registered = this.setUp().register(baseAddress(base), answers);
      const body = { ...registered, ...(metadata ?? typed), name: name.trim(), audience };
      const { id } = await this.#api.invoke(samlApplicationsCreate, { body });
      await this.#router.navigate(['/applications/saml', id], {
        replaceUrl: true,
        queryParams: { setUp: this.setUp().key },
      });
    });
  }

  private propose(base: string): void {
    const { entityId, consumers } = this.form.controls;
    const proposed = this.setUp().register(base, {});
    if (!entityId.dirty) entityId.setValue(proposed.entityId ?? '');
    if (!consumers.dirty)
      consumers.setValue((proposed.consumers ?? []).map(({ location }) => location).join('\n'));
  }
}
