/**
 * What somebody has typed and not saved, a dialog that waits for them, and what a page says of itself: a file that is not imported yet, a secret
 * that nobody is shown again.
 */
const LOST_WITH_THE_PAGE = '.ng-dirty, mat-dialog-container, [data-unsaved]';

/** Whether something would be lost if the page went by itself. */
export function isInTheMiddle(): boolean {
  return document.querySelector(LOST_WITH_THE_PAGE) !== null;
}
