import type { meRead } from '../api/generated/functions';
import type { ResultOf } from '../api/result-of';

/** A permission, as the API knows it. */
export type Permission = ResultOf<typeof meRead>['permissions'][number];
