/**
 * When a job whose worker was killed is taken up by another one: its lock runs out, and a later look finds it. That is the
 * slow way; events wait for the sweep at most, and tasks for the next time that they are due. A job that is only slow keeps
 * renewing its lock; one that is run twice all the same does no harm, as every job can be repeated. BullMQ asks the database for
 * each look, also while there is nothing to do: hence not more often.
 */
export const RECOVERY = { lockDuration: 6_000, stalledInterval: 10_000, maxStalledCount: 100 };
