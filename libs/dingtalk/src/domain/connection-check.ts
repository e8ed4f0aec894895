import type { ConnectionCheck as Check } from '#providers';
import type { CheckItem } from '../client/index.js';

/** The result of a check of a connection, and its time. */
export type ConnectionCheck = Check<CheckItem>;
