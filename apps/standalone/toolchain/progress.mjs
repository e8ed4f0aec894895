const HEARTBEAT_MS = 10_000;

/**
 * Shows a step with the time it took: `Installing packages … 41.2 s`. While a long step runs, a line every ten
 * seconds says that it still does.
 *
 * @param {string} name
 * @param {boolean} quiet shows nothing
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

/** Says that this process waits for the one that holds the lock. */
export function sayWaiting(holder) {
  console.log(`Another process (${holder}) is installing or building; waiting for it …`);
}
