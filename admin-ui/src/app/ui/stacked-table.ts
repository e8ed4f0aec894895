import { afterEveryRender, Directive, ElementRef, inject } from '@angular/core';

/**
 * A table whose rows are cards on phones, with all of their columns: each cell then says the name of its column, which stands in
 * `data-column`. How it looks is in `styles.scss`.
 */
@Directive({ selector: 'table[mat-table]', host: { class: 'oe-stacked' } })
export class StackedTable {
  readonly #table = inject<ElementRef<HTMLTableElement>>(ElementRef).nativeElement;

  constructor() {
    afterEveryRender({ write: () => this.name() });
  }

  private name(): void {
    const names = [...this.#table.querySelectorAll('th')].map(({ textContent }) => textContent.trim());
    for (const row of this.#table.querySelectorAll<HTMLTableRowElement>('tbody tr'))
      for (const [index, { dataset }] of [...row.cells].entries()) dataset['column'] = names[index] ?? '';
  }
}
