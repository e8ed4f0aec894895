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

/** The fields of a new application of any protocol. */
export function newControls(fields: NonNullableFormBuilder) {
  return {
    name: fields.control('', [Validators.required, Validators.maxLength(100)]),
    audience: fields.control<'everyone' | 'assigned'>('everyone'),
  };
}

/**
 * The form of a new application: its name, its protocol's fields as content, and who may use it. The form group is on the component's own element, where
 * `ngSubmit` is received, too.
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
  // Controls look for their form group no further up than this component's own element.
  viewProviders: [{ provide: ControlContainer, useExisting: FormGroupDirective }],
  styleUrl: './new-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewForm {
  readonly #group = inject(FormGroupDirective);

  readonly problem = input<Problem>();
  readonly isBusy = input(false);

  /** Shows this component's field errors in the same way as those of the page. */
  protected showFaults(): void {
    this.#group.form.markAllAsTouched();
  }
}
