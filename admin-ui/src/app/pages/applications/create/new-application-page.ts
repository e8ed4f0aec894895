import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIconModule } from '@angular/material/icon';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { Router, RouterLink } from '@angular/router';
import { Api } from '../../../api/generated/api';
import { applicationsCreate } from '../../../api/generated/functions';
import { problemOf, type Problem } from '../../../problems/problem';
import { PageHeader } from '../../../ui/page-header';
import { ProblemPanel } from '../../../ui/problem-panel';
import { areAddresses, isAddressOrEmpty, isWebAddress, linesOf } from '../addresses';
import { setUpOf } from '../gallery/set-ups';
import { NewSecrets } from '../new-secrets';

type Audience = 'everyone' | 'assigned';

/** Registers an application by a set-up. Its secret is shown on its own page, this once. */
@Component({
  selector: 'oe-new-application-page',
  imports: [
    MatButtonModule,
    MatFormFieldModule,
    MatIconModule,
    MatInputModule,
    MatSelectModule,
    PageHeader,
    ProblemPanel,
    ReactiveFormsModule,
    RouterLink,
  ],
  templateUrl: './new-application-page.html',
  styles: `
    form {
      display: grid;
      gap: 20px;
      max-width: 40rem;
      padding: 24px;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewApplicationPage {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #secrets = inject(NewSecrets);

  /** Key of the set-up, from the address. */
  readonly setUpKey = input.required<string>();
  protected readonly setUp = computed(() => setUpOf(this.setUpKey()));
  protected readonly title = computed(
    () => $localize`:@@applications.newTitle:Connect ${this.setUp()?.name ?? ''}:NAME:`,
  );
  protected readonly gallery = {
    title: $localize`:@@applications.new:Connect application`,
    link: '/applications/gallery',
  };
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly isBusy = signal(false);
  readonly #fields = inject(NonNullableFormBuilder);
  protected readonly form = this.#fields.group({
    name: ['', [Validators.required, Validators.maxLength(100)]],
    base: ['', isAddressOrEmpty],
    redirectUris: ['', areAddresses],
    audience: this.#fields.control<Audience>('everyone'),
  });

  constructor() {
    effect(() => {
      const setUp = this.setUp();
      if (setUp === undefined) return void this.#router.navigate(['/applications/gallery']);
      const { base, name, redirectUris } = this.form.controls;
      if (setUp.text === undefined && !name.dirty) name.setValue(setUp.name);
      if (setUp.example !== undefined) base.addValidators(Validators.required);
      else redirectUris.setValue((setUp.register('').redirectUris ?? []).join('\n'));
      if (setUp.withoutAddresses !== true) redirectUris.addValidators(Validators.required);
    });
    // What somebody has typed is theirs; what follows from the address follows it.
    this.form.controls.base.valueChanges.subscribe(() => {
      const { redirectUris } = this.form.controls;
      const base = this.base();
      if (redirectUris.dirty || base === '') return;
      redirectUris.setValue((this.setUp()?.register(base).redirectUris ?? []).join('\n'));
    });
  }

  protected async create(): Promise<void> {
    this.form.markAllAsTouched();
    const setUp = this.setUp();
    if (this.form.invalid || this.isBusy() || setUp === undefined) return;
    const { name, redirectUris, audience } = this.form.getRawValue();
    this.isBusy.set(true);
    this.problem.set(undefined);
    try {
      const registered = setUp.register(this.base());
      const { id, clientSecret } = await this.#api.invoke(applicationsCreate, {
        body: { ...registered, name: name.trim(), redirectUris: linesOf(redirectUris), audience },
      });
      if (clientSecret !== null) this.#secrets.keep(id, clientSecret);
      await this.#router.navigate(['/applications', id], {
        replaceUrl: true,
        queryParams: { setUp: setUp.key },
      });
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.isBusy.set(false);
    }
  }

  /** The address without the slash at its end; empty while it is none. */
  private base(): string {
    const text = this.form.controls.base.value.trim().replace(/\/+$/, '');
    return isWebAddress(text) ? text : '';
  }
}
