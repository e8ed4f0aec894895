import { afterNextRender, ElementRef, inject, Injector } from '@angular/core';
import type { AbstractControl } from '@angular/forms';

/** Elements that show an error: a field, or a sentence about fields that contradict each other. */
const FAULT = 'input.ng-invalid, textarea.ng-invalid, mat-select.ng-invalid, .oe-warning[role=alert]';

/**
 * Call it while a component with a form is created. The returned function tells whether the whole form is valid; if not, it shows the errors, moves the
 * focus to the first one, and scrolls it to the middle of the view.
 */
export function formCheck(): (form: AbstractControl) => boolean {
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const injector = inject(Injector);
  return (form) => {
    form.markAllAsTouched();
    if (!form.invalid) return true;
    afterNextRender({ write: () => goToFault(host) }, { injector });
    return false;
  };
}

function goToFault(host: HTMLElement): void {
  const fault = host.querySelector<HTMLElement>(FAULT);
  if (fault?.getAttribute('role') === 'alert') fault.tabIndex = -1;
  fault?.focus({ preventScroll: true });
  fault?.scrollIntoView({ block: 'center' });
}
