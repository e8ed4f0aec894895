import { afterEveryRender, Directive, ElementRef, inject } from '@angular/core';
import { MatTable } from '@angular/material/table';

/**
 * A table whose rows are cards on phones, with all of their columns; each cell then shows the name of its column, from `data-column`. The styles are in
 * `styles.scss`. A reloaded row keeps its element, so that a pressed button in it keeps the focus.
 */
@Directive({ selector: 'table[mat-table]', host: { class: 'oe-stacked' } })
export class StackedTable {
  readonly #table = inject<ElementRef<HTMLTableElement>>(ElementRef).nativeElement;

  constructor() {
    inject<MatTable<unknown>>(MatTable).trackBy = (_, row) => idOf(row);
    afterEveryRender({ write: () => this.name() });
  }

  private name(): void {
    const names = [...this.#table.querySelectorAll('th')].map(({ textContent }) => textContent.trim());
    for (const row of this.#table.querySelectorAll<HTMLTableRowElement>('tbody tr'))
      for (const [index, { dataset }] of [...row.cells].entries()) dataset['column'] = names[index] ?? '';
  }
}

/** The identity of a row: its id, or the row itself without one. */
function idOf(row: unknown): unknown {
  return typeof row === 'object' && row !== null && 'id' in row ? row.id : row;
}
