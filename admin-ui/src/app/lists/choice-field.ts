import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatSelectModule } from '@angular/material/select';
import { FormFields } from '../ui/form-fields';
import { LIST_FILTER } from './list-filter';

/** A value of the filter: as it appears in the address, and its label. */
export interface Choice {
  readonly value: string;
  readonly name: string;
}

/** Filters a list by one of a few values, or not at all. */
@Component({
  selector: 'oe-choice-field',
  imports: [FormFields, MatSelectModule],
  template: `
    <mat-form-field class="oe-wide" subscriptSizing="dynamic" floatLabel="always">
      <mat-label>{{ label() }}</mat-label>
      <mat-select [placeholder]="any()" [value]="value() ?? null" (valueChange)="chosen.emit($event)">
        <mat-option [value]="null">{{ any() }}</mat-option>
        @for (one of choices(); track one.value) {
          <mat-option [value]="one.value">{{ one.name }}</mat-option>
        }
      </mat-select>
    </mat-form-field>
  `,
  styles: `
    :host {
      flex: 1 1 150px;
      min-width: 0;
    }
  `,
  providers: [{ provide: LIST_FILTER, useExisting: ChoiceField }],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChoiceField {
  readonly label = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();
  readonly value = input<string>();
  /** The label for no selection. */
  readonly any = input($localize`:@@list.any:All`);
  /** Null: nothing selected. */
  readonly chosen = output<string | null>();
}
