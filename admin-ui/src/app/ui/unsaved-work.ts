/** Unsaved input, an open dialog, and anything that a page reports: a file that is not imported yet, a secret that cannot be shown again. */
const LOST_WITH_THE_PAGE = '.ng-dirty, mat-dialog-container, [data-unsaved]';

/** Whether something would be lost if the page were left automatically. */
export function hasUnsavedWork(): boolean {
  return document.querySelector(LOST_WITH_THE_PAGE) !== null;
}
