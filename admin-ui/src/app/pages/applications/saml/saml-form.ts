import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import {
  NonNullableFormBuilder,
  ReactiveFormsModule,
  Validators,
  type AbstractControl,
  type ValidationErrors,
} from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { MatIconModule } from '@angular/material/icon';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import type { SamlApplication } from '../../../api/generated/models/saml-application';
import type { SamlApplicationChanges } from '../../../api/generated/models/saml-application-changes';
import { FormFields } from '../../../ui/form-fields';
import { RowFocus } from '../../../ui/row-focus';
import { SaveBar } from '../../../ui/save-bar';
import { areWebAddresses, isAddress, isAddressOrEmpty } from '../addresses';
import { EditedApplication } from '../any-protocol/edited-application';
import { generalControls } from '../any-protocol/general-controls';
import { GeneralFields } from '../any-protocol/general-fields';
import { SamlStore } from '../stores/saml-store';
import { CertificatesField } from './certificates-field';
import { BINDINGS, HAVING_A_VALUE, NAME_ID_FORMATS, SIGNED, SOURCES } from './saml-names';
import { samlChangesOf, samlValuesOf, type Attribute, type Logout, type SamlValues } from './saml-values';

/** All settings of a SAML application. */
@Component({
  selector: 'oe-saml-form',
  imports: [
    CertificatesField,
    GeneralFields,
    MatButtonModule,
    MatCheckboxModule,
    FormFields,
    MatIconModule,
    MatInputModule,
    MatSelectModule,
    ReactiveFormsModule,
    RowFocus,
    SaveBar,
  ],
  templateUrl: './saml-form.html',
  styleUrl: '../detail/application-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SamlForm extends EditedApplication<SamlApplication, SamlApplicationChanges> {
  readonly #fields = inject(NonNullableFormBuilder);

  protected readonly store = inject(SamlStore);
  protected readonly names = {
    bindings: BINDINGS,
    formats: NAME_ID_FORMATS,
    signed: SIGNED,
    sources: SOURCES,
    havingAValue: HAVING_A_VALUE,
  };
  /** SHA-256 of the registered certificates, by their Base64. */
  protected readonly fingerprints = computed(() => {
    const { signingCertificates, encryptionCertificates } = this.application();
    const all = [...signingCertificates, ...encryptionCertificates];
    return new Map(all.map(({ certificate, fingerprint }) => [certificate, fingerprint]));
  });
  protected readonly form = this.#fields.group({
    ...generalControls(this.#fields),
    startUrl: ['', isAddressOrEmpty],
    entityId: ['', [Validators.required, Validators.maxLength(1024)]],
    consumers: ['', [Validators.required, areWebAddresses]],
    logouts: this.#fields.array<ReturnType<SamlForm['logout']>>([]),
    nameIdFormat: this.#fields.control<SamlValues['nameIdFormat']>('persistent'),
    attributes: this.#fields.array<ReturnType<SamlForm['attribute']>>([]),
    signed: this.#fields.control<SamlValues['signed']>('both'),
    encrypts: [false],
    signsRequests: [false],
    signingCertificates: this.#fields.control<readonly string[]>([]),
    encryptionCertificates: this.#fields.control<readonly string[]>([]),
  });

  protected addLogout(): void {
    this.form.controls.logouts.push(this.logout({ binding: 'redirect', location: '', responseLocation: '' }));
    this.form.markAsDirty();
  }

  protected addAttribute(): void {
    const empty = { name: '', friendlyName: '', source: 'username', value: '' } as const;
    this.form.controls.attributes.push(this.attribute(empty));
    this.form.markAsDirty();
  }

  protected drop(list: 'logouts' | 'attributes', at: number): void {
    this.form.controls[list].removeAt(at);
    this.form.markAsDirty();
  }

  protected setCertificates(
    list: 'signingCertificates' | 'encryptionCertificates',
    certificates: readonly string[],
  ): void {
    this.form.controls[list].setValue(certificates);
    this.form.markAsDirty();
  }

  protected async write(): Promise<void> {
    await this.store.change(samlChangesOf(this.form.getRawValue(), this.stored()));
  }

  protected show(): void {
    const { logouts, attributes, ...values } = samlValuesOf(this.stored());
    const { controls } = this.form;
    controls.logouts.clear();
    for (const one of logouts) controls.logouts.push(this.logout(one));
    controls.attributes.clear();
    for (const one of attributes) controls.attributes.push(this.attribute(one));
    for (const [name, value] of Object.entries(values)) this.form.get(name)?.reset(value);
    this.form.markAsPristine();
    this.form.markAsUntouched();
  }

  private logout({ binding, location, responseLocation }: Logout) {
    return this.#fields.group({
      binding: this.#fields.control<Logout['binding']>(binding),
      location: [location, isAddress],
      responseLocation: [responseLocation, isAddressOrEmpty],
    });
  }

  private attribute({ name, friendlyName, source, value }: Attribute) {
    return this.#fields.group(
      {
        name: [name, [Validators.required, Validators.maxLength(300)]],
        friendlyName: [friendlyName, Validators.maxLength(100)],
        source: this.#fields.control<Attribute['source']>(source),
        value: [value, Validators.maxLength(1000)],
      },
      { validators: saysWhatIsFixed },
    );
  }
}

/** An attribute with a fixed value needs that value. */
function saysWhatIsFixed(group: AbstractControl<Attribute>): ValidationErrors | null {
  const { source, value } = group.value;
  return HAVING_A_VALUE.has(source) && value.trim() === '' ? { value: true } : null;
}
