import type { IsActiveMatchOptions } from '@angular/router';

/** A tab is active when its path is the page's, whatever the query. */
export const EXACT_PATH: IsActiveMatchOptions = {
  paths: 'exact',
  queryParams: 'ignored',
  fragment: 'ignored',
  matrixParams: 'ignored',
};
