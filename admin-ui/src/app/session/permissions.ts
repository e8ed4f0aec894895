import type { meRead } from '../api/generated/functions';
import type { ResultOf } from '../api/result-of';

/** A permission of the API. */
export type Permission = ResultOf<typeof meRead>['permissions'][number];
