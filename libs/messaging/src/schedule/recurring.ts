import { SetMetadata } from '@nestjs/common';

/** Metadata key of recurring tasks. */
export const RECURRING_TASK = Symbol('RecurringTask');

/** What is particular about a recurring task. */
export interface RecurringOptions {
  /**
   * For what cannot wait for its tick: an SQL function `(present timestamptz) returns boolean` that tells whether there is something
   * to do now. It is asked every second, and the task run at once. The tick is then rarely needed, and may be slow: every tick
   * costs the database a dozen statements, also when there is nothing to do.
   */
  readonly whenDue?: string;
  /** For what takes longer than its tick: it runs beside the others, one worker of all at it, and is told when it must end. */
  readonly isLong?: boolean;
}

export interface RecurringMetadata extends RecurringOptions {
  readonly id: string;
  readonly everyMs: number;
}

/** Schema and name of an SQL function; it becomes part of a statement. */
const FUNCTION = /^[a-z_]+\.[a-z_]+$/;

/** A method that is run. `signal` is aborted when the worker ends, or when another one has taken a long task over. */
type TaskMethod = (signal: AbortSignal) => Promise<void>;

/**
 * Marks a method that the workers run every so many milliseconds: at each tick, one worker of all does. A task that
 * fails is logged and runs again at the next tick.
 */
export function Recurring(
  id: string,
  everyMs: number,
  options: RecurringOptions = {},
): <Method extends TaskMethod>(
  target: object,
  key: string,
  descriptor: TypedPropertyDescriptor<Method>,
) => void {
  const { whenDue } = options;
  if (whenDue !== undefined && !FUNCTION.test(whenDue))
    throw new TypeError(`Not an SQL function: ${whenDue}`);
  return SetMetadata(RECURRING_TASK, { id, everyMs, ...options } satisfies RecurringMetadata);
}
