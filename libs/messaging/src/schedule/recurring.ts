import { SetMetadata } from '@nestjs/common';

/** Metadata key of recurring tasks. */
export const RECURRING_TASK = Symbol('RecurringTask');

/** Options of a recurring task. */
export interface RecurringOptions {
  /**
   * For work that cannot wait for its tick: an SQL function `(present timestamptz) returns boolean` that says whether there is something to
   * do now. It is queried every second, and the task runs at once. The tick is then rarely needed and may be slow: every tick costs the
   * database a dozen statements, even when there is nothing to do.
   */
  readonly whenDue?: string;
  /** For work that takes longer than its tick: it runs beside the other tasks, on one worker at a time, and is told when it must end. */
  readonly isLong?: boolean;
}

export interface RecurringMetadata extends RecurringOptions {
  readonly id: string;
  readonly everyMs: number;
}

/** Schema and name of an SQL function; it becomes part of a statement. */
const FUNCTION = /^[a-z_]+\.[a-z_]+$/;

/** The method to run. `signal` is aborted when the worker shuts down, or when another one has taken over a long task. */
type TaskMethod = (signal: AbortSignal) => Promise<void>;

/**
 * Marks a method that the workers run at an interval given in milliseconds: at each tick, one of them runs it. A failure is logged, and the
 * task runs again at the next tick.
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
