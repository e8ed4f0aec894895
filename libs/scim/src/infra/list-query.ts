import type { Filter } from '../domain/filter/filter.js';
import type { ResourceType } from '../domain/schema/attribute.js';

/** What a list is asked for. */
export interface ListQuery {
  readonly filter: Filter | undefined;
  readonly sortBy: string | undefined;
  readonly isDescending: boolean;
  /** Of the first one, from 1 on. */
  readonly startIndex: number;
  readonly count: number;
  /** Types that are asked with the same query; left out: none. */
  readonly others?: readonly ResourceType[];
}
