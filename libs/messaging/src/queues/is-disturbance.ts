import { isServiceAway } from '#runtime';

/**
 * What BullMQ answers to a worker that ends a job which is no longer its own (`ErrorCode` of bullmq): JobNotExist, JobLockNotExist, JobNotInState,
 * JobLockMismatch.
 */
const NO_LONGER_OURS: ReadonlySet<unknown> = new Set([-1, -2, -3, -6]);

/**
 * Whether an error of a queue is news for the operator. That its service is away the backend says by itself, once. And after that, or when a
 * worker had to wait for long, a job that it had begun may be another worker's, or its next run have taken its place: the work is
 * done by whoever has it now.
 */
export function isDisturbance(error: unknown): boolean {
  if (isServiceAway(error)) return false;
  return !(error instanceof Error && 'code' in error && NO_LONGER_OURS.has(error.code));
}
