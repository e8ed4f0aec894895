import { Directive, inject, input } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';

/** Elements of a row that handle clicks themselves. */
const OWN = 'a, button, input, label, mat-checkbox, mat-select, [role="button"]';

/**
 * Makes a whole row clickable: it goes to the target of the row's own link. The link stays for keyboards, screen readers and new tabs; selecting text is
 * not a click.
 */
@Directive({
  selector: 'tr[oeRowLink]',
  host: { class: 'oe-row-link', '(click)': 'go($event)' },
})
export class RowLink {
  readonly #router = inject(Router);
  readonly #route = inject(ActivatedRoute);

  /** As `routerLink`. */
  readonly oeRowLink = input.required<string | readonly unknown[]>();

  protected go(event: MouseEvent): void {
    const isOwn = event.target instanceof Element && event.target.closest(OWN) !== null;
    if (isOwn || event.button !== 0 || !window.getSelection()?.isCollapsed) return;
    void this.#router.navigate([this.oeRowLink()].flat(), { relativeTo: this.#route });
  }
}
