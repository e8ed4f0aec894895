/**
 * Milliseconds that a page gets for any one thing: longer than the longest pause of a display that asks again by itself, and long enough for a
 * machine that has much else to do. What works does not wait for it.
 */
export const PATIENCE = 60_000;
