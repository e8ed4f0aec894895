import { A11yModule } from '@angular/cdk/a11y';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  contentChildren,
  input,
  output,
  signal,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatChipsModule } from '@angular/material/chips';
import { MatIconModule } from '@angular/material/icon';
import { isOfInputMethod } from '../ui/typed-text';
import { NARROWING } from './narrowing';

/** A filter that is shown by its name. */
export interface FixedFilter {
  /** Of the parameter in the address. */
  readonly name: string;
  /** What people read of it. */
  readonly text: string;
}

/**
 * What a list is narrowed by: the search and the fields in a row, and below it filters by their names, which can be taken away. On
 * a phone the fields are on a sheet that comes up from below. What has the attribute `beside` stands behind them, and is never on the sheet.
 */
@Component({
  selector: 'oe-filter-row',
  imports: [A11yModule, MatButtonModule, MatChipsModule, MatIconModule],
  templateUrl: './filter-row.html',
  styleUrl: './filter-row.scss',
  host: { '(keydown.escape)': 'close($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FilterRow {
  readonly fixed = input<readonly FixedFilter[]>([]);
  /** The name of the one that is to be taken away. */
  readonly removed = output<string>();
  /** All of them are to be taken away. */
  readonly cleared = output();

  protected readonly isOpen = signal(false);
  private readonly fields = contentChildren(NARROWING);
  /** How many of the fields narrow the list, where no chip says so: on a phone they are out of sight. */
  protected readonly used = computed(() =>
    this.fixed().length > 0 ? 0 : this.fields().filter(({ value }) => value() !== undefined).length,
  );

  protected close(event: Event): void {
    if (!(event instanceof KeyboardEvent && isOfInputMethod(event))) this.isOpen.set(false);
  }
}
