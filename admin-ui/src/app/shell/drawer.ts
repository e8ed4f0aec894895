import { ChangeDetectionStrategy, Component, viewChild, type ElementRef } from '@angular/core';

/** The navigation of a narrow window: it covers the page until a page is chosen, Escape is pressed, or somebody taps outside it. */
@Component({
  selector: 'oe-drawer',
  template: `
    <dialog #dialog i18n-aria-label="@@shell.openNavigation" aria-label="Navigation">
      <ng-content />
    </dialog>
  `,
  styleUrl: './drawer.scss',
  host: { '(click)': 'leave($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Drawer {
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  open(): void {
    this.dialog().nativeElement.showModal();
  }

  close(): void {
    this.dialog().nativeElement.close();
  }

  /** The area outside a dialog belongs to its element, so a click there has the dialog itself as its target. */
  protected leave({ target }: Event): void {
    if (target === this.dialog().nativeElement) this.close();
  }
}
