import type { CheckItem } from '../client/index.js';

/** What a check of a connection found, and when. */
export interface ConnectionCheck {
  readonly checkedAt: Date;
  readonly items: readonly CheckItem[];
}
