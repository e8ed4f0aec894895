import { afterNextRender, ElementRef, inject, Injector } from '@angular/core';

/**
 * Call it while a component is created. Call the returned function after an action that may remove the focused element: once the page shows the result, it
 * focuses the first of the given places that exists, each a selector within the component, otherwise the page's heading. If the focus was not lost, it
 * stays.
 */
export function restoredFocus(): (...places: readonly string[]) => void {
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const injector = inject(Injector);
  return (...places) => {
    const write = (): void => {
      if (document.activeElement !== null && document.activeElement !== document.body) return;
      const [place] = places.flatMap((one) => [...host.querySelectorAll<HTMLElement>(one)]);
      (place ?? document.querySelector('h1'))?.focus();
    };
    afterNextRender({ write }, { injector });
  };
}
