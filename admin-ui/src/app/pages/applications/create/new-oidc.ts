import { ChangeDetectionStrategy, Component, effect, inject, input, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { Router, RouterLink } from '@angular/router';
import { Api } from '../../../api/generated/api';
import { applicationsCreate } from '../../../api/generated/functions';
import { problemOf, type Problem } from '../../../problems/problem';
import { ProblemPanel } from '../../../ui/problem-panel';
import { areAddresses, isAddressOrEmpty, linesOf } from '../addresses';
import type { OidcSetUp } from '../gallery/set-up';
import { NewSecrets } from '../new-secrets';
import { baseAddress } from './base-address';

type Audience = 'everyone' | 'assigned';

/** Registers an application that speaks OpenID Connect. Its secret is shown on its own page, this once. */
@Component({
  selector: 'oe-new-oidc',
  imports: [
    MatButtonModule,
    MatFormFieldModule,
    MatInputModule,
    MatSelectModule,
    ProblemPanel,
    ReactiveFormsModule,
    RouterLink,
  ],
  templateUrl: './new-oidc.html',
  styleUrl: './new-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewOidc {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #secrets = inject(NewSecrets);
  readonly #fields = inject(NonNullableFormBuilder);

  readonly setUp = input.required<OidcSetUp>();
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly isBusy = signal(false);
  protected readonly form = this.#fields.group({
    name: ['', [Validators.required, Validators.maxLength(100)]],
    base: ['', isAddressOrEmpty],
    redirectUris: ['', areAddresses],
    audience: this.#fields.control<Audience>('everyone'),
  });

  constructor() {
    effect(() => {
      const setUp = this.setUp();
      const { base, name, redirectUris } = this.form.controls;
      if (setUp.text === undefined && !name.dirty) name.setValue(setUp.name);
      if (setUp.example !== undefined) base.addValidators(Validators.required);
      else redirectUris.setValue((setUp.register('').redirectUris ?? []).join('\n'));
      if (setUp.withoutAddresses !== true) redirectUris.addValidators(Validators.required);
    });
    // What somebody has typed is theirs; what follows from the address follows it.
    this.form.controls.base.valueChanges.subscribe((typed) => {
      const { redirectUris } = this.form.controls;
      const base = baseAddress(typed);
      if (redirectUris.dirty || base === '') return;
      redirectUris.setValue((this.setUp().register(base).redirectUris ?? []).join('\n'));
    });
  }

  protected async create(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.isBusy()) return;
    const { key, register } = this.setUp();
    const { name, base, redirectUris, audience } = this.form.getRawValue();
    this.isBusy.set(true);
    this.problem.set(undefined);
    try {
      const registered = register(baseAddress(base));
      const { id, clientSecret } = await this.#api.invoke(applicationsCreate, {
        body: { ...registered, name: name.trim(), redirectUris: linesOf(redirectUris), audience },
      });
      if (clientSecret !== null) this.#secrets.keep(id, clientSecret);
      await this.#router.navigate(['/applications', id], { replaceUrl: true, queryParams: { setUp: key } });
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}
