import { afterNextRender, ElementRef, inject, Injector } from '@angular/core';
import type { AbstractControl } from '@angular/forms';

/** What shows a fault: a field, or the sentence about several fields that do not go together. */
const FAULT = 'input.ng-invalid, textarea.ng-invalid, mat-select.ng-invalid, .oe-warning[role=alert]';

/**
 * To be called while a component with a form is made. What it gives says whether everything in the form holds; where not, the faults are
 * shown, and the keyboard goes to the first of them, in the middle of what is in sight.
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
