import { SetMetadata, type CustomDecorator } from '@nestjs/common';

/** Metadata key of recurring tasks. */
export const RECURRING_TASK = Symbol('RecurringTask');

export interface RecurringMetadata {
  readonly id: string;
  readonly everyMs: number;
}

/**
 * Marks a method that the workers run every so many milliseconds: at each tick, one worker of all does. A task that
 * fails is logged and runs again at the next tick.
 */
export function Recurring(id: string, everyMs: number): CustomDecorator<symbol> {
  return SetMetadata(RECURRING_TASK, { id, everyMs } satisfies RecurringMetadata);
}
