import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds between two tries. */
const POLL_MS = 10;

/** Milliseconds after which there must be a fault, even on a busy machine. */
const DEADLINE_MS = 30_000;

/** Polls `holds` until it returns true. Rejects after `deadlineMs` milliseconds. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  deadlineMs = DEADLINE_MS,
): Promise<void> {
  const deadline = performance.now() + deadlineMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`It did not come true within ${String(deadlineMs)} ms`);
    await pause(POLL_MS);
  }
}
