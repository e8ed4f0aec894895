/** Fewest connections with which a worker works: a drain holds two, and a task needs one. */
export const LEAST_POOL = 3;

/** Drains and tasks that a worker does at the same time at most. */
const MOST = 4;

/**
 * How much a worker does at the same time, so that drains cannot deadlock by waiting for connections that other drains
 * hold: a drain holds one connection while it needs a second.
 *
 * @param pool connections that this process may use
 */
export function shareOf(pool: number): { readonly drains: number; readonly tasks: number } {
  const drains = Math.max(1, Math.min(MOST, Math.floor((pool - 1) / 2)));
  return { drains, tasks: Math.max(1, Math.min(MOST, pool - 2 * drains)) };
}
