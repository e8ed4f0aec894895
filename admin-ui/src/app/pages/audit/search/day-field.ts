import { ChangeDetectionStrategy, Component, input, output, viewChild, type ElementRef } from '@angular/core';
import { MatInputModule } from '@angular/material/input';
import { FormFields } from '../../../ui/form-fields';

/** Keys that change only a part of the date. */
const PARTS = /^(?:\d|Backspace|Delete|ArrowUp|ArrowDown)$/;

/**
 * A date field. A date that is being typed passes through other dates, such as the year 0002, and each search is recorded in the log. It is therefore taken
 * only when the field loses the focus or Enter is pressed. A picked date is taken at once.
 */
@Component({
  selector: 'oe-day-field',
  imports: [FormFields, MatInputModule],
  template: `
    <mat-form-field class="oe-wide" subscriptSizing="dynamic">
      <mat-label>{{ label() }}</mat-label>
      <input
        matInput
        #field
        type="date"
        [value]="day()"
        (keydown)="press($event)"
        (change)="change()"
        (blur)="tell()"
      />
    </mat-form-field>
  `,
  styles: `
    :host {
      flex: 1 1 140px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DayField {
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  #isTyped = false;

  readonly label = input.required<string>();
  /** `YYYY-MM-DD`, or empty. */
  readonly day = input.required<string>();
  readonly chosen = output<string>();

  protected press({ key, altKey }: KeyboardEvent): void {
    if (key === 'Enter') this.tell();
    else if (!altKey && PARTS.test(key)) this.#isTyped = true;
  }

  protected change(): void {
    if (!this.#isTyped) this.tell();
  }

  protected tell(): void {
    this.#isTyped = false;
    const day = this.field().nativeElement.value;
    if (day !== this.day()) this.chosen.emit(day);
  }
}
