import { afterNextRender, Directive, ElementRef, inject, Injector } from '@angular/core';

const FIELD = 'input, textarea, mat-select';

/**
 * Rows of a form that people add and drop, each a child of the host. The keyboard goes with them: to the first field of a row that was
 * added, and, where a row was dropped, to the act that drops the row in its place, or to the act below where none is left.
 */
@Directive({ selector: '[oeRowFocus]', exportAs: 'oeRowFocus' })
export class RowFocus {
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #injector = inject(Injector);

  added(): void {
    this.whenDrawn(() => this.#host.lastElementChild?.querySelector<HTMLElement>(FIELD)?.focus());
  }

  dropped(at: number): void {
    this.whenDrawn(() => {
      const rows = this.#host.children;
      const row = rows[Math.min(at, rows.length - 1)];
      const drop = [...(row?.querySelectorAll<HTMLElement>(':scope > button') ?? [])].at(-1);
      (drop ?? this.actBelow())?.focus();
    });
  }

  private actBelow(): HTMLElement | undefined {
    const acts = this.#host.parentElement?.querySelectorAll('button') ?? [];
    return [...acts].find(
      (act) => this.#host.compareDocumentPosition(act) === Node.DOCUMENT_POSITION_FOLLOWING,
    );
  }

  private whenDrawn(write: () => void): void {
    afterNextRender({ write }, { injector: this.#injector });
  }
}
