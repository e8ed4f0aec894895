import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import {
  ControlContainer,
  FormGroupDirective,
  ReactiveFormsModule,
  Validators,
  type NonNullableFormBuilder,
} from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { RouterLink } from '@angular/router';
import type { Problem } from '../../../problems/problem';
import { FormFields } from '../../../ui/form-fields';
import { ProblemPanel } from '../../../ui/problem-panel';

/** Fields that a new application of any protocol has. */
export function newControls(fields: NonNullableFormBuilder) {
  return {
    name: fields.control('', [Validators.required, Validators.maxLength(100)]),
    audience: fields.control<'everyone' | 'assigned'>('everyone'),
  };
}

/**
 * The form of a new application: its name, what its protocol asks for between the tags, and who may use it. The group of controls stands on
 * its tag, where `ngSubmit` is heard, too.
 */
@Component({
  selector: 'oe-new-form',
  imports: [
    MatButtonModule,
    FormFields,
    MatInputModule,
    MatSelectModule,
    ProblemPanel,
    ReactiveFormsModule,
    RouterLink,
  ],
  templateUrl: './new-form.html',
  // A control looks for its group no further than the tag it is drawn in.
  viewProviders: [{ provide: ControlContainer, useExisting: FormGroupDirective }],
  styleUrl: './new-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewForm {
  readonly #group = inject(FormGroupDirective);

  readonly problem = input<Problem>();
  readonly isBusy = input(false);

  /** What is wrong with the fields of this form is shown, as what is wrong with those of the page is. */
  protected showFaults(): void {
    this.#group.form.markAllAsTouched();
  }
}
