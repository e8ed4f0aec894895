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
import { isOfInputMethod } from '../ui/ime-input';
import { LIST_FILTER } from './list-filter';

/** An active filter, shown as a chip. */
export interface FixedFilter {
  /** The parameter in the address. */
  readonly name: string;
  /** Its label. */
  readonly text: string;
}

/**
 * The filters of a list: the search and the fields in a row, and below it the active filters as chips that can be removed. On a phone the fields are on a
 * sheet that opens from below. Content with the attribute `beside` follows the fields, and is never on the sheet.
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
  /** The name of the filter to remove. */
  readonly removed = output<string>();
  /** Removes all filters. */
  readonly cleared = output();

  protected readonly isOpen = signal(false);
  private readonly fields = contentChildren(LIST_FILTER);
  /** The number of active fields without a chip; shown on a phone, where the fields are hidden. */
  protected readonly used = computed(() =>
    this.fixed().length > 0 ? 0 : this.fields().filter(({ value }) => value() !== undefined).length,
  );

  protected close(event: Event): void {
    if (!(event instanceof KeyboardEvent && isOfInputMethod(event))) this.isOpen.set(false);
  }
}
