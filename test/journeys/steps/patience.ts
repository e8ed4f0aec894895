/**
 * Milliseconds that a page gets for any one thing: longer than the longest pause of a display before it retries, and long enough for a busy
 * machine. It is only used up on a failure.
 */
export const PATIENCE = 60_000;
