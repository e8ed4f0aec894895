import { ChangeDetectionStrategy, Component, effect, inject, input, signal, untracked } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import type { Application } from '../../../api/generated/models/application';
import { problemOf, type Problem } from '../../../problems/problem';
import { Notify } from '../../../ui/notify';
import { SaveBar } from '../../../ui/save-bar';
import { UnsavedChanges } from '../../../ui/unsaved-changes';
import { areAddresses, isAddressOrEmpty } from '../addresses';
import { generalControls } from '../shared/general-controls';
import { GeneralFields } from '../shared/general-fields';
import { OidcStore } from '../stores/oidc-store';
import { isJsonOrEmpty, refusedFields } from './form-rules';
import { changesOf, valuesOf, type FormValues, type GrantType } from './form-values';
import { ScopeChoices } from './scope-choices';
import { GRANT_TYPES } from './setting-names';

/** All settings of an application in one form. What somebody is typing stays, whatever else happens. */
@Component({
  selector: 'oe-application-form',
  imports: [
    GeneralFields,
    MatCheckboxModule,
    MatFormFieldModule,
    MatInputModule,
    MatSelectModule,
    ReactiveFormsModule,
    SaveBar,
  ],
  templateUrl: './application-form.html',
  styleUrl: './application-form.scss',
  host: { '(window:beforeunload)': 'beforeUnload($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ApplicationForm {
  readonly #store = inject(OidcStore);
  readonly #notify = inject(Notify);
  readonly #unsaved = inject(UnsavedChanges);
  readonly #fields = inject(NonNullableFormBuilder);

  readonly application = input.required<Application>();
  readonly canManage = input(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly isBusy = signal(false);
  protected readonly algorithms = ['RS256', 'ES256', 'EdDSA'];
  protected readonly scopes = inject(ScopeChoices).all;
  protected readonly grantTypes = GRANT_TYPES;
  protected readonly form = this.#fields.group({
    ...generalControls(this.#fields),
    startUrl: ['', isAddressOrEmpty],
    redirectUris: ['', areAddresses],
    postLogoutRedirectUris: ['', areAddresses],
    backchannelLogoutUri: ['', isAddressOrEmpty],
    scopes: this.#fields.control<string[]>([]),
    subjectType: this.#fields.control<FormValues['subjectType']>('public'),
    asksConsent: [false],
    authentication: this.#fields.control<FormValues['authentication']>('client_secret'),
    publicKeys: ['', isJsonOrEmpty],
    grantTypes: this.#fields.control<GrantType[]>([], Validators.required),
    idTokenAlgorithm: this.#fields.control<FormValues['idTokenAlgorithm']>('RS256'),
    accessMinutes: [10, [Validators.required, Validators.min(1), Validators.max(1440)]],
    refreshDays: [14, [Validators.required, Validators.min(0.01), Validators.max(90)]],
    apis: ['', areAddresses],
    apiScopes: [''],
  });

  constructor() {
    effect(() => {
      const application = this.application();
      const isAllowed = this.canManage();
      untracked(() => {
        if (!this.form.dirty) this.form.reset(valuesOf(application));
        if (!isAllowed) this.form.disable();
      });
    });
  }

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(undefined);
    try {
      await this.#store.change(changesOf(this.form.getRawValue()));
      this.form.markAsPristine();
      this.form.reset(valuesOf(this.application()));
      this.#notify.done($localize`:@@applications.saved:Saved. It holds from now on.`);
    } catch (error) {
      this.refuse(problemOf(error));
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
    this.form.markAsPristine();
    this.problem.set(undefined);
    await this.#store.load();
    this.form.reset(valuesOf(this.application()));
  }

  /** What the API refuses of a field is told at the field, and why above the button. */
  private refuse(problem: Problem): void {
    for (const field of refusedFields(Object.keys(problem.fields)) ?? [])
      this.form.controls[field].setErrors({ refused: true });
    this.problem.set(problem);
  }
}
