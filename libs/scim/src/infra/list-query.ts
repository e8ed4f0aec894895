import type { Filter } from '../domain/filter/filter.js';

/** What a list is asked for. */
export interface ListQuery {
  readonly filter: Filter | undefined;
  readonly sortBy: string | undefined;
  readonly isDescending: boolean;
  /** Of the first one, from 1 on. */
  readonly startIndex: number;
  readonly count: number;
}
