import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatInputModule } from '@angular/material/input';
import type { ForwardApplication } from '../../../api/generated/models/forward-application';
import type { ForwardApplicationChanges } from '../../../api/generated/models/forward-application-changes';
import { FormFields } from '../../../ui/form-fields';
import { SaveBar } from '../../../ui/save-bar';
import { areHosts, isAddressOrEmpty, linesOf } from '../addresses';
import { EditedApplication } from '../any-protocol/edited-application';
import { generalChangesOf, generalControls, generalValuesOf } from '../any-protocol/general-controls';
import { GeneralFields } from '../any-protocol/general-fields';
import { ForwardStore } from '../stores/forward-store';

/** All settings of an application behind a proxy. */
@Component({
  selector: 'oe-forward-form',
  imports: [GeneralFields, FormFields, MatInputModule, ReactiveFormsModule, SaveBar],
  templateUrl: './forward-form.html',
  styleUrl: '../detail/application-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ForwardForm extends EditedApplication<ForwardApplication, ForwardApplicationChanges> {
  readonly #fields = inject(NonNullableFormBuilder);

  protected readonly store = inject(ForwardStore);
  protected readonly form = this.#fields.group({
    ...generalControls(this.#fields),
    hosts: ['', [Validators.required, areHosts]],
    startUrl: ['', isAddressOrEmpty],
  });

  protected show(): void {
    const application = this.stored();
    const { hosts, startUrl } = application;
    this.form.reset({
      ...generalValuesOf(application),
      hosts: hosts.join('\n'),
      startUrl: startUrl ?? '',
    });
  }

  protected async write(): Promise<void> {
    const { hosts, startUrl, ...general } = this.form.getRawValue();
    await this.store.change({
      ...generalChangesOf(general),
      hosts: linesOf(hosts),
      startUrl: startUrl.trim() || null,
    });
  }
}
