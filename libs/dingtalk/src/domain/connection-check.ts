import type { ConnectionCheck as Check } from '#providers';
import type { CheckItem } from '../client/index.js';

/** What a check of a connection found, and when. */
export type ConnectionCheck = Check<CheckItem>;
