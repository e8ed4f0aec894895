import { isServiceAway } from '#runtime';

/**
 * BullMQ's answers to a worker that ends a job which is no longer its own (`ErrorCode` of bullmq): JobNotExist, JobLockNotExist,
 * JobNotInState, JobLockMismatch.
 */
const NO_LONGER_OURS: ReadonlySet<unknown> = new Set([-1, -2, -3, -6]);

/**
 * Whether an error of a queue is worth reporting to the operator. The backend itself reports once that its service is away. After an outage
 * or a long wait, a job may have passed to another worker, or been replaced by its next run: the current owner does the work.
 */
export function isReportableError(error: unknown): boolean {
  if (isServiceAway(error)) return false;
  return !(error instanceof Error && 'code' in error && NO_LONGER_OURS.has(error.code));
}
