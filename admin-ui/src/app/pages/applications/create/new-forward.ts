import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatInputModule } from '@angular/material/input';
import { Router } from '@angular/router';
import { Api } from '../../../api/generated/api';
import { forwardApplicationsCreate } from '../../../api/generated/functions';
import { FormFields } from '../../../ui/form-fields';
import { Submission } from '../../../ui/submission';
import { areHosts, linesOf } from '../addresses';
import type { ForwardSetUp } from '../gallery/set-up';
import { newControls, NewForm } from './new-form';

/** Registers an application behind a proxy, with the hosts at which it is reached. */
@Component({
  selector: 'oe-new-forward',
  imports: [FormFields, MatInputModule, NewForm, ReactiveFormsModule],
  templateUrl: './new-forward.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewForward extends Submission {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #fields = inject(NonNullableFormBuilder);

  readonly setUp = input.required<ForwardSetUp>();
  protected readonly form = this.#fields.group({
    ...newControls(this.#fields),
    hosts: ['', [Validators.required, areHosts]],
  });

  protected create(): Promise<void> {
    return this.submit(async () => {
      const { name, hosts, audience } = this.form.getRawValue();
      const { id } = await this.#api.invoke(forwardApplicationsCreate, {
        body: { ...this.setUp().register(), name: name.trim(), hosts: linesOf(hosts), audience },
      });
      await this.#router.navigate(['/applications/forward', id], { replaceUrl: true });
    });
  }
}
