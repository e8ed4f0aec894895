import { Directive, inject, input } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';

/** What in a row answers to a click by itself. */
const OWN = 'a, button, input, label, mat-checkbox, mat-select, [role="button"]';

/**
 * Lets a click anywhere in a row go where the row's own link goes. The link stays, for keyboards, screen readers and new tabs; text
 * that somebody marks is not a click.
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
