const HEARTBEAT_MS = 10_000;

/**
 * Shows a step with its duration: `Installing packages: done in 41.2 s`. During a long step, it prints a line every ten
 * seconds.
 *
 * @param {string} name
 * @param {boolean} quiet whether to print nothing
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 * @template T
 */
export async function step(name, quiet, work) {
  if (quiet) return work();
  const started = Date.now();
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  console.log(`${name} …`);
  const heartbeat = setInterval(() => console.log(`${name} … ${seconds()} so far`), HEARTBEAT_MS);
  try {
    const result = await work();
    console.log(`${name}: done in ${seconds()}`);
    return result;
  } finally {
    clearInterval(heartbeat);
  }
}

/** Prints that this process waits for the holder of the lock. */
export function sayWaiting(holder) {
  console.log(`Another process (${holder}) is installing or building; waiting for it …`);
}
