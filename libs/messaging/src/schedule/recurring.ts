import { SetMetadata, type CustomDecorator } from '@nestjs/common';

/** Metadata key of recurring tasks. */
export const RECURRING_TASK = Symbol('RecurringTask');

export interface RecurringMetadata {
  readonly id: string;
  readonly everyMs: number;
  /** See `Recurring`. */
  readonly whenDue?: string;
}

/** Schema and name of an SQL function; it becomes part of a statement. */
const FUNCTION = /^[a-z_]+\.[a-z_]+$/;

/**
 * Marks a method that the workers run every so many milliseconds: at each tick, one worker of all does. A task that
 * fails is logged and runs again at the next tick.
 *
 * @param whenDue for what cannot wait for its tick: an SQL function `(present timestamptz) returns boolean` that tells whether
 *   there is something to do now. It is asked every second, and the task run at once. The tick is then rarely needed, and
 *   may be slow: every tick costs the database a dozen statements, also when there is nothing to do.
 */
export function Recurring(id: string, everyMs: number, whenDue?: string): CustomDecorator<symbol> {
  if (whenDue !== undefined && !FUNCTION.test(whenDue))
    throw new TypeError(`Not an SQL function: ${whenDue}`);
  const metadata: RecurringMetadata = { id, everyMs, ...(whenDue === undefined ? {} : { whenDue }) };
  return SetMetadata(RECURRING_TASK, metadata);
}
