import { afterNextRender, type Injector } from '@angular/core';

/**
 * Takes away the frame that the page has shown before any script had come, once what takes its place has been drawn. Until then that is
 * hidden, so that nobody sees it half made.
 */
export function replaceFrame(injector: Injector): void {
  afterNextRender({ read: () => document.querySelector('.oe-frame')?.remove() }, { injector });
}
