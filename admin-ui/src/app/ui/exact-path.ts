import type { IsActiveMatchOptions } from '@angular/router';

/** A tab is the one shown when its path is the page's, whatever is searched for there. */
export const EXACT_PATH: IsActiveMatchOptions = {
  paths: 'exact',
  queryParams: 'ignored',
  fragment: 'ignored',
  matrixParams: 'ignored',
};
