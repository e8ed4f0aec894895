import { afterEveryRender, Directive, ElementRef, inject } from '@angular/core';
import { MatTable } from '@angular/material/table';

/**
 * A table whose rows are cards on phones, with all of their columns: each cell then says the name of its column, which stands in
 * `data-column`. How it looks is in `styles.scss`. A row that comes anew with a list keeps its place on the page, so that the button that was
 * pressed in it keeps the keyboard.
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

/** What a row is known by: its id, or itself where it has none. */
function idOf(row: unknown): unknown {
  return typeof row === 'object' && row !== null && 'id' in row ? row.id : row;
}
