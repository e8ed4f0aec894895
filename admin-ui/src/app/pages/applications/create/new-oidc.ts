import { ChangeDetectionStrategy, Component, effect, inject, input } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatInputModule } from '@angular/material/input';
import { Router } from '@angular/router';
import { Api } from '../../../api/generated/api';
import { applicationsCreate } from '../../../api/generated/functions';
import { FormFields } from '../../../ui/form-fields';
import { Submission } from '../../../ui/submission';
import { areAddresses, isAddressOrEmpty, linesOf } from '../addresses';
import type { OidcSetUp } from '../gallery/set-up';
import { NewSecrets } from '../new-secrets';
import { baseAddress } from './base-address';
import { newControls, NewForm } from './new-form';

/** Registers an OpenID Connect application. Its own page then shows the secret, once. */
@Component({
  selector: 'oe-new-oidc',
  imports: [FormFields, MatInputModule, NewForm, ReactiveFormsModule],
  templateUrl: './new-oidc.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewOidc extends Submission {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #secrets = inject(NewSecrets);
  readonly #fields = inject(NonNullableFormBuilder);

  readonly setUp = input.required<OidcSetUp>();
  protected readonly form = this.#fields.group({
    ...newControls(this.#fields),
    base: ['', isAddressOrEmpty],
    redirectUris: ['', areAddresses],
  });

  constructor() {
    super();
    effect(() => {
      const setUp = this.setUp();
      const { base, name, redirectUris } = this.form.controls;
      if (setUp.text === undefined && !name.dirty) name.setValue(setUp.name);
      if (setUp.example !== undefined) base.addValidators(Validators.required);
      else redirectUris.setValue((setUp.register('').redirectUris ?? []).join('\n'));
      if (setUp.withoutAddresses !== true) redirectUris.addValidators(Validators.required);
    });
    // Fields that the person has edited stay; the others are derived from the address.
    this.form.controls.base.valueChanges.subscribe((typed) => {
      const { redirectUris } = this.form.controls;
      const base = baseAddress(typed);
      if (redirectUris.dirty || base === '') return;
      redirectUris.setValue((this.setUp().register(base).redirectUris ?? []).join('\n'));
    });
  }

  protected create(): Promise<void> {
    return this.submit(async () => {
      const { key, register } = this.setUp();
      const { name, base, redirectUris, audience } = this.form.getRawValue();
      const { id, clientSecret } = await this.#api.invoke(applicationsCreate, {
        body: {
          ...register(baseAddress(base)),
          name: name.trim(),
          redirectUris: linesOf(redirectUris),
          audience,
        },
      });
      if (clientSecret !== null) this.#secrets.keep(id, clientSecret);
      await this.#router.navigate(['/applications', id], { replaceUrl: true, queryParams: { setUp: key } });
    });
  }
}
