import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { FormFields } from '../../../ui/form-fields';
import { enumerated } from '../../../ui/punctuation';
import { ImeInput } from '../../../ui/ime-input';
import { linesOf } from './draft';
import type { RuleField } from './rule-fields';

/** The values of a profile field, any of which satisfies the condition: selected where the field has choices, otherwise typed. */
@Component({
  selector: 'oe-field-values',
  imports: [FormFields, MatInputModule, MatSelectModule, ImeInput],
  template: `
    @if (choices(); as shown) {
      <mat-form-field subscriptSizing="dynamic" class="oe-wide">
        <mat-label i18n="@@groups.fieldChoices">Any of these values</mat-label>
        <mat-select
          multiple
          [value]="chosen()"
          [disabled]="!canChange()"
          (valueChange)="
            changed.emit(
              $event.join(
                '
'
              )
            )
          "
        >
          <mat-select-trigger>{{ shownNames() }}</mat-select-trigger>
          @for (one of shown; track one.value) {
            <mat-option [value]="one.value">{{ one.name }}</mat-option>
          }
        </mat-select>
      </mat-form-field>
    } @else {
      <mat-form-field subscriptSizing="dynamic" class="oe-wide">
        <mat-label i18n="@@groups.fieldValues">Any of these values, one per line</mat-label>
        <textarea
          matInput
          autocomplete="off"
          rows="2"
          maxlength="10000"
          [value]="words()"
          [disabled]="!canChange()"
          (oeTyped)="changed.emit($event)"
        ></textarea>
      </mat-form-field>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FieldValues {
  /** Undefined: the field no longer exists. */
  readonly field = input.required<RuleField | undefined>();
  /** One value a line. */
  readonly words = input.required<string>();
  readonly canChange = input(true);
  readonly changed = output<string>();

  protected readonly choices = computed(() => this.field()?.choices);
  protected readonly chosen = computed(() => linesOf(this.words()));
  protected readonly shownNames = computed(() => {
    const shown = this.choices()?.filter(({ value }) => this.chosen().includes(value)) ?? [];
    return enumerated(shown.map(({ name }) => name));
  });
}
