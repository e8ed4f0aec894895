import { afterNextRender, type Injector } from '@angular/core';

/**
 * Removes the frame that the page shows before any script is loaded, once its replacement is drawn. The replacement stays hidden until then, so that nobody
 * sees it half drawn.
 */
export function replaceFrame(injector: Injector): void {
  afterNextRender({ read: () => document.querySelector('.oe-frame')?.remove() }, { injector });
}
