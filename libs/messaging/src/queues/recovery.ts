/**
 * How another worker takes over the job of a killed one: its lock expires, and a later look finds it. This is the slow way; events wait for
 * the sweep at most, and tasks for their next turn. A slow job keeps renewing its lock; if one runs twice nevertheless, it does no harm, as
 * every job can be repeated. BullMQ queries the database for each look, even when there is nothing to do, so looks are rare.
 */
export const RECOVERY = { lockDuration: 6_000, stalledInterval: 10_000, maxStalledCount: 100 };
