import type { Filter } from '../domain/filter/filter.js';
import type { ResourceType } from '../domain/schema/attribute.js';

/** The query for a list. */
export interface ListQuery {
  readonly filter: Filter | undefined;
  readonly sortBy: string | undefined;
  readonly isDescending: boolean;
  /** The position of the first resource, from 1. */
  readonly startIndex: number;
  readonly count: number;
  /** Other resource types in the same query; left out: none. */
  readonly others?: readonly ResourceType[];
}
