import { afterNextRender, Directive, ElementRef, inject, Injector } from '@angular/core';

const FIELD = 'input, textarea, mat-select';

/**
 * Moves the focus when rows of a form, which are children of the host, are added or removed: to the first field of an added row; after a removal, to the
 * remove button of the row in its place, or to the button below if none is left.
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
