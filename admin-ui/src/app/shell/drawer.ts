import { ChangeDetectionStrategy, Component, viewChild, type ElementRef } from '@angular/core';

/** The navigation of a narrow window: over the page, until a page is chosen, Escape is pressed, or somebody taps beside it. */
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

  /** What lies beside a dialog belongs to it, so that a click there is one on the dialog itself. */
  protected leave({ target }: Event): void {
    if (target === this.dialog().nativeElement) this.close();
  }
}
