import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import type { Application } from '../../../api/generated/models/application';
import type { ApplicationChanges } from '../../../api/generated/models/application-changes';
import type { Problem } from '../../../problems/problem';
import { FormFields } from '../../../ui/form-fields';
import { labelled, listed } from '../../../ui/punctuation';
import { SaveBar } from '../../../ui/save-bar';
import { areAddresses, isAddressOrEmpty } from '../addresses';
import { EditedApplication } from '../any-protocol/edited-application';
import { generalControls } from '../any-protocol/general-controls';
import { GeneralFields } from '../any-protocol/general-fields';
import { OidcStore } from '../stores/oidc-store';
import { isJsonOrEmpty, refusedFields } from './form-rules';
import { changesOf, valuesOf, type FormValues, type GrantType } from './form-values';
import { ScopeChoices } from './scope-choices';
import { GRANT_TYPES } from './setting-names';

/** All settings of an OpenID Connect application. */
@Component({
  selector: 'oe-application-form',
  imports: [
    GeneralFields,
    MatCheckboxModule,
    FormFields,
    MatInputModule,
    MatSelectModule,
    ReactiveFormsModule,
    SaveBar,
  ],
  templateUrl: './application-form.html',
  styleUrl: './application-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ApplicationForm extends EditedApplication<Application, ApplicationChanges> {
  readonly #fields = inject(NonNullableFormBuilder);

  protected readonly store = inject(OidcStore);
  protected readonly algorithms = ['RS256', 'ES256', 'EdDSA'];
  protected readonly scopes = inject(ScopeChoices).all;
  protected readonly grantTypes = GRANT_TYPES;
  protected readonly labelled = labelled;
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

  protected grants(): string {
    const chosen = this.form.controls.grantTypes.value;
    return listed(GRANT_TYPES.filter(({ value }) => chosen.includes(value)).map(({ name }) => name));
  }

  protected show(): void {
    this.form.reset(valuesOf(this.stored()));
  }

  protected async write(): Promise<void> {
    await this.store.change(changesOf(this.form.getRawValue()));
  }

  /** Errors of the API for a field are shown at the field, and the reason above the button. */
  protected override refuse(problem: Problem): void {
    for (const field of refusedFields(Object.keys(problem.fields)) ?? [])
      this.form.controls[field].setErrors({ refused: true });
    super.refuse(problem);
  }
}
