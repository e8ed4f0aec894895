import { afterNextRender, ElementRef, inject, Injector } from '@angular/core';

/**
 * To be called while a component is made. What it gives is called after an act that may take away what had the keyboard: once the page
 * shows what was done, the keyboard goes to the first of the places that is there, each a selector within the component, or else to the
 * heading of the page. Where the keyboard was not lost, it stays.
 */
export function keptFocus(): (...places: readonly string[]) => void {
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
