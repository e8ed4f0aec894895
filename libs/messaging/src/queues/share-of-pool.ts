/** Minimum connections of a worker: a drain holds two, and a task needs one. */
export const LEAST_POOL = 3;

/** Maximum drains and tasks that a worker runs concurrently. */
const MOST = 4;

/**
 * How much work a worker does concurrently. A drain holds one connection while it needs a second; the limit prevents deadlocks between
 * drains that wait for each other's connections.
 *
 * @param pool connections that this process may use
 */
export function shareOf(pool: number): { readonly drains: number; readonly tasks: number } {
  const drains = Math.max(1, Math.min(MOST, Math.floor((pool - 1) / 2)));
  return { drains, tasks: Math.max(1, Math.min(MOST, pool - 2 * drains)) };
}
